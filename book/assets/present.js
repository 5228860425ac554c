/* A page for the projector: large type, nothing around it, and one step after another. On the page of
   the explorer the steps are those of a lesson plan, on any other its headings. A step that asks something
   shows its answer at one press more. reader.js loads this where the address has ?present. */
"use strict";

(function () {
  const root = document.documentElement;
  const article = document.querySelector("article");
  const stop = new AbortController();
  const address = new URLSearchParams(location.search);
  const plans = Array.from(document.querySelectorAll(".bs-lesson"));
  const plan = plans.find((one) => one.dataset.minutes === address.get("present")) || plans[0];
  const steps = plan ? [...plan.children].map(ofPlan) : [...article.querySelectorAll("h1, h2")].map(ofHeading);
  let number = 1;
  let asked = false; // whether the step's question is still to be answered
  let tabbed = false; // whether what has the focus was gone to by Tab

  const on = (target, type, act, options) =>
    target.addEventListener(type, act, { signal: stop.signal, ...options });

  function make(tag, attributes, ...children) {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  }

  const button = (words, act) => make("button", { type: "button", textContent: words, onclick: act });
  const back = button("\u2190 Previous", () => go(number - 1));
  const next = button("", onward);
  const told = make("p", { role: "status" });
  const bar = make("nav", { className: "bs-steps", ariaLabel: "Presentation" }, back, told, next);
  const slide = make("header", { className: "bs-slide" });

  function sceneOf(item) {
    return new URLSearchParams(item?.dataset.show?.slice(1)).get("explorer");
  }

  /* Of a plan: its figure in the state to show, or what to put before the class. What a question is
     about arrives with the answer: until then the figure stands as the step before has left it. */
  function ofPlan(item) {
    const { step, show, title, asks } = item.dataset;
    const before = item.previousElementSibling;
    const scene = sceneOf(item);
    return {
      words: step,
      asks,
      width: show ? 720 : 400,
      show() {
        article.querySelectorAll("[data-scene]").forEach((one) => {
          if (one.classList.toggle("bs-shown", one.dataset.scene === scene))
            one.explorer.restore(asked && sceneOf(before) === scene ? before.dataset.show : show);
        });
        slide.replaceChildren(make("h1", { textContent: title || step }), ...item.cloneNode(true).children);
      },
    };
  }

  function ofHeading(heading) {
    const section = heading.parentElement;
    return {
      words: heading.firstChild.textContent,
      hash: `#${section.id}`,
      width: 720,
      show: () => steps.forEach((one) => one.section.classList.toggle("bs-shown", one.section === section)),
      section,
    };
  }

  function go(to) {
    asked = to >= number;
    number = Math.min(Math.max(to, 1), steps.length);
    asked &&= steps[number - 1].asks !== undefined;
    show();
    if (bar.contains(document.activeElement)) return;
    tabbed = false;
    release();
  }

  function onward() {
    if (!asked) return go(number + 1);
    asked = false;
    show();
  }

  function show() {
    const step = steps[number - 1];
    root.classList.toggle("presenting-question", asked);
    root.classList.remove("presenting-moved");
    step.show();
    told.textContent = `${number} of ${steps.length}: ${step.words}`;
    next.textContent = asked ? "Show" : "Next \u2192";
    back.setAttribute("aria-disabled", number === 1);
    next.setAttribute("aria-disabled", number === steps.length && !asked);
    if (plan) address.set("step", number);
    history.replaceState(history.state, "", `?${address}${step.hash || ""}`);
    scrollTo(0, 0);
    fit();
  }

  /* As large as leaves room for all of a plan's step, or for the first figure of a section. */
  function fit() {
    const target = plan ? article : article.querySelector(".bs-shown > :not(section) :is(figure, .bsx-main)");
    const image = !plan && target?.querySelector("img");
    const most = Math.max(1, Math.min(innerWidth / steps[number - 1].width, plan ? Infinity : innerHeight / 460));
    const least = plan ? 1 : Math.max(1, 0.7 * most);
    let [scale, over] = [most, 0];
    function set(to) {
      scale = Math.max(least, to);
      root.style.setProperty("--bs-scale", scale);
      over = target ? (target.getBoundingClientRect().bottom + scrollY + bar.offsetHeight - innerHeight) / scale : 0;
    }
    if (image) image.style.maxHeight = "";
    for (set(most); over > 0 && scale > least; ) set(0.97 * scale);
    if (plan || over <= 0) return;
    if (image && over < 0.6 * image.height) image.style.maxHeight = `${image.height - over}px`;
    else set(most);
  }

  /* A remote control sends the page keys; the arrows are also for what was gone to by Tab. */
  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") leave();
    tabbed ||= event.key === "Tab";
    const busy = tabbed && event.target.closest('input, [tabindex="0"]');
    if (busy && /^(Arrow|Home|End)/.test(event.key)) moved();
    const by = { PageDown: 1, PageUp: -1, ...(busy ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (by > 0) onward();
    else go(number - 1);
  }

  const release = () => tabbed || document.activeElement.blur();

  /* A figure that is moved by hand answers for itself. */
  function moved() {
    root.classList.remove("presenting-question");
    root.classList.add("presenting-moved");
  }

  /* To the page from which one came, or else to the figure or section that was shown. */
  function leave() {
    stop.abort();
    resized.disconnect();
    const shown = article.querySelector(".bs-shown");
    root.classList.remove("presenting", "presenting-plan", "presenting-question", "presenting-moved");
    [bar, slide].forEach((part) => part.remove());
    address.delete("present");
    address.delete("step");
    history.replaceState(history.state, "", location.pathname + (address.size ? `?${address}` : "") + location.hash);
    if (document.fullscreenElement) document.exitFullscreen();
    (shown || article).scrollIntoView();
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
    if (plan && history.length > 1 && document.referrer.startsWith(location.origin)) history.back();
  }

  if (document.fullscreenEnabled) bar.append(button("Full screen", () => root.requestFullscreen()));
  bar.append(button("Leave", leave));
  document.body.append(bar);
  if (plan) article.prepend(slide);
  root.classList.toggle("presenting-plan", Boolean(plan));
  const resized = new ResizeObserver(fit);
  on(window, "resize", fit);
  on(document, "keydown", press, { capture: true });
  on(document, "pointerdown", () => (tabbed = false), { capture: true });
  on(document, "pointerup", release);
  on(article, "input", moved);
  on(article, "pointerdown", (event) => event.target.closest(".bsx-frame") && moved());
  on(document, "fullscreenchange", () => document.fullscreenElement || leave());
  go(plan ? Number(address.get("step")) || 1 : 1 + steps.findIndex((one) => one.hash === location.hash));
  if (plan) resized.observe(article); // its words grow when a figure is moved
})();
