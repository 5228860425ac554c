/* A page for the projector: large type, nothing around it, and one step after another. On the page of
   the explorer the steps are those of a lesson plan, on any other its headings. reader.js loads this
   where the address has ?present. */
"use strict";

(function () {
  const root = document.documentElement;
  const article = document.querySelector("article");
  const stop = new AbortController();
  const asked = new URLSearchParams(location.search);
  const plans = Array.from(document.querySelectorAll(".bs-lesson"));
  const plan = plans.find((one) => one.dataset.minutes === asked.get("present")) || plans[0];
  const steps = plan ? [...plan.children].map(ofPlan) : [...article.querySelectorAll("h1, h2")].map(ofHeading);
  let number = 1;

  const on = (target, type, act, options) =>
    target.addEventListener(type, act, { signal: stop.signal, ...options });

  function make(tag, attributes, ...children) {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  }

  const button = (words, act) => make("button", { type: "button", textContent: words, onclick: act });
  const back = button("\u2190 Previous", () => go(number - 1));
  const next = button("Next \u2192", () => go(number + 1));
  const told = make("p", { role: "status" });
  const bar = make("nav", { className: "bs-steps", ariaLabel: "Presentation" }, back, told, next);
  const slide = make("header", { className: "bs-slide" });

  /* Of a plan: its figure in the state to show, or what to put before the class. */
  function ofPlan(item) {
    const { step, show } = item.dataset;
    return {
      words: step,
      show() {
        const of = new URLSearchParams((show || "").slice(1)).get("explorer");
        article.querySelectorAll("[data-scene]").forEach((scene) => {
          if (scene.classList.toggle("bs-shown", scene.dataset.scene === of)) scene.explorer.restore(show);
        });
        slide.replaceChildren(
          make("h1", { textContent: step }), make("p", { textContent: item.textContent })
        );
        scrollTo(0, 0);
      },
    };
  }

  function ofHeading(heading) {
    return {
      words: heading.firstChild.textContent,
      hash: `#${heading.parentElement.id}`,
      top: () => heading.getBoundingClientRect().top,
      show: () => heading.scrollIntoView(),
    };
  }

  function go(to) {
    number = Math.min(Math.max(to, 1), steps.length);
    steps[number - 1].show();
    tell();
    if (plan) asked.set("step", number);
    history.replaceState(null, "", `?${asked}${steps[number - 1].hash || ""}`);
  }

  function tell() {
    told.textContent = `${number} of ${steps.length}: ${steps[number - 1].words}`;
    back.ariaDisabled = number === 1;
    next.ariaDisabled = number === steps.length;
  }

  /* Who scrolls by hand goes on from there. */
  function follow() {
    number = Math.max(1, steps.filter((one) => one.top() < 60).length);
    tell();
  }

  function fit() {
    root.style.setProperty("--bs-scale", Math.max(1, Math.min(innerWidth / 720, innerHeight / (plan ? 420 : 460))));
  }

  /* A remote control sends the page keys; the arrows are also for what has the focus. */
  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") leave();
    const busy = event.target.closest('input, [tabindex="0"]');
    const by = { PageDown: 1, PageUp: -1, ...(busy ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    go(number + by);
  }

  function leave() {
    stop.abort();
    const shown = article.querySelector(".bs-shown");
    root.classList.remove("presenting", "presenting-plan");
    [bar, slide].forEach((part) => part.remove());
    asked.delete("present");
    asked.delete("step");
    history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : "") + location.hash);
    if (document.fullscreenElement) document.exitFullscreen();
    (shown || article).scrollIntoView();
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
  }

  if (document.fullscreenEnabled) bar.append(button("Full screen", () => root.requestFullscreen()));
  bar.append(button("Leave", leave));
  document.body.append(bar);
  if (plan) article.prepend(slide);
  root.classList.toggle("presenting-plan", Boolean(plan));
  fit();
  on(window, "resize", fit);
  on(document, "keydown", press, { capture: true });
  on(document, "fullscreenchange", () => document.fullscreenElement || leave());
  if (!plan) on(window, "scroll", follow, { passive: true });
  go(plan ? Number(asked.get("step")) : 1 + steps.findIndex((one) => one.hash === location.hash));
})();
