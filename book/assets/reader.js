/* What the page around the text does: light and dark, sidebars, search, menu, copying, scrolling, and
   where the reader is. It answers to the theme's own markup, in place of the theme's scripts, Bootstrap's
   and those of three extensions, which together weigh ten times as much. */
"use strict";

(function () {
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);
  const on = (selector, event, act) =>
    all(selector).forEach((element) => element.addEventListener(event, act));

  /* Some browsers refuse storage on a page opened from a file. */
  function remember(kind, name, value) {
    try {
      window[kind].setItem(name, value);
    } catch (refused) {
      /* Then nothing is remembered. */
    }
  }

  function recall(kind, name) {
    try {
      return window[kind].getItem(name);
    } catch (refused) {
      return null;
    }
  }

  /* Light, dark, or as the system has it. */

  const dark = matchMedia("(prefers-color-scheme: dark)");

  function show(mode) {
    root.dataset.mode = mode;
    root.dataset.theme = mode !== "auto" ? mode : dark.matches ? "dark" : "light";
    all(".dropdown-menu").forEach((menu) =>
      menu.classList.toggle("dropdown-menu-dark", root.dataset.theme === "dark")
    );
  }

  /* The first choice after "auto" is the one that changes something. */
  function nextMode() {
    const modes = dark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    show(modes[(modes.indexOf(root.dataset.mode) + 1) % modes.length]);
    remember("localStorage", "mode", root.dataset.mode);
  }

  show(root.dataset.mode || "auto");
  dark.addEventListener("change", () => show(root.dataset.mode));
  on(".theme-switch-button", "click", nextMode);

  /* The code of the book: shown on every page, or on none. */

  const code = one('[data-action="toggleCode()"]');
  if (code) {
    const tell = () => code.setAttribute("aria-pressed", root.classList.contains("with-code"));
    code.addEventListener("click", () => {
      remember("localStorage", "code", root.classList.toggle("with-code") ? "shown" : "hidden");
      tell();
      dispatchEvent(new Event("resize")); // what is wide may have appeared
    });
    tell();
  }

  /* The stylesheet counts a screen's width in the letters that the browser starts from. Where the
     page's letters are made larger than that, by a reader's own style, it is told so. */

  const letter = one(".sbt-scroll-pixel-helper");
  let counted = letter && parseFloat(getComputedStyle(letter).fontSize);

  function recount() {
    const now = parseFloat(getComputedStyle(root).fontSize);
    if (now === counted) return;
    counted = now;
    for (const rule of all("link[href*='site.css']").flatMap((link) => [...link.sheet.cssRules])) {
      if (!rule.media) continue;
      rule.asked ??= rule.media.mediaText;
      rule.media.mediaText = rule.asked.replace(/([\d.]+)r?em/g, (_, n) => `${n * now}px`);
    }
  }

  /* On a page opened from the disk no script may read a stylesheet. */
  if (letter && location.protocol !== "file:") new ResizeObserver(recount).observe(letter);

  /* The sidebars: a hidden checkbox each, which the theme's stylesheet reads. */

  function sidebar(name) {
    const box = one("#pst-" + name + "-sidebar-checkbox");
    const bar = one(".bd-sidebar-" + name);
    const button = one("." + name + "-toggle");
    if (!box || !bar || !button) return;
    // What is still sliding in cannot have the focus yet.
    function enter() {
      bar.querySelector("a, button").focus();
      if (box.checked && !bar.contains(document.activeElement)) setTimeout(enter, 50);
    }
    button.addEventListener("click", () => {
      box.checked = !box.checked;
      enter();
    });
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      box.checked = false;
      button.focus();
    });
    box.addEventListener("change", () => box.checked || button.focus());
  }

  sidebar("primary");
  sidebar("secondary");

  /* The table of contents stays where it was from page to page, or starts at this page's entry. */
  const contents = one(".bd-sidebar-primary");
  if (contents) {
    const before = parseInt(recall("sessionStorage", "sidebar-scroll-top"), 10);
    const here = contents.querySelector(".bd-docs-nav .current.active");
    const below = here ? here.getBoundingClientRect().y - contents.getBoundingClientRect().y : 0;
    if (before >= 0) contents.scrollTop = before;
    else if (below > innerHeight / 2) contents.scrollTop = below - contents.clientHeight / 4;
    addEventListener("pagehide", () =>
      remember("sessionStorage", "sidebar-scroll-top", contents.scrollTop)
    );
  }

  /* Search: a field over the page, or the one on the page of results. */

  const overlay = one(".search-button__wrapper");
  const lasting = one(".bd-search-container form.bd-search input");
  const field = lasting || (overlay && overlay.querySelector("input"));
  const mac = /^(Mac|iPhone)/.test(navigator.platform);

  function search() {
    if (!lasting) overlay.classList.toggle("show");
    if (document.activeElement === field) {
      field.blur();
    } else {
      field.focus();
      field.select();
    }
  }

  if (field) {
    on(".search-button__button, .search-button__overlay", "click", search);
    document.addEventListener("keydown", (event) => {
      const asked = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (asked && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        search();
      } else if (event.key === "Escape" && overlay.classList.contains("show")) {
        search();
      }
    });
    if (mac) all("kbd.kbd-shortcut__modifier").forEach((key) => (key.textContent = "\u2318"));
  }
  if (lasting) lasting.focus();

  /* Menus under a button. */

  function menu(button) {
    const list = button.nextElementSibling;
    const items = Array.from(list.querySelectorAll("a, button"));

    function open(shown) {
      list.classList.toggle("show", shown);
      button.setAttribute("aria-expanded", shown);
    }

    function move(event) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (event.key === "Escape" && list.classList.contains("show")) {
        open(false);
        button.focus();
      } else if (step) {
        event.preventDefault();
        open(true);
        const next = items.indexOf(document.activeElement) + step;
        items[(Math.max(next, -1) + items.length) % items.length].focus();
      }
    }

    button.addEventListener("click", () => open(!list.classList.contains("show")));
    button.parentElement.addEventListener("keydown", move);
    document.addEventListener("click", (event) => {
      if (!button.parentElement.contains(event.target)) open(false);
    });
    button.parentElement.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !button.parentElement.contains(event.relatedTarget)) open(false);
    });
  }

  all('[data-bs-toggle="dropdown"]').forEach(menu);

  on('[data-action="window.print()"]', "click", () => print());
  on('[data-action="toggleFullScreen()"]', "click", () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()
  );

  /* Where the reader is: the entry in the page's contents. */

  const entries = all(".bd-toc-nav a[href^='#']");
  const sections = entries.map((entry) => document.getElementById(decodeURI(entry.hash.slice(1))));
  let asked = false;

  function follow() {
    asked = false;
    const passed = sections.map((s) => s && s.getBoundingClientRect().top < innerHeight * 0.4);
    const now = passed.lastIndexOf(true);
    entries.forEach((entry, i) => {
      entry.classList.toggle("active", i === now);
      entry.parentElement.classList.toggle("active", i === now);
    });
    document.body.classList.toggle("scrolled", scrollY > 0);
  }

  addEventListener(
    "scroll",
    () => {
      if (!asked) requestAnimationFrame(follow);
      asked = true;
    },
    { passive: true }
  );
  if (scrollY > 0) follow();

  /* A button on each piece of code that copies it, without prompts and what they printed. */

  const ICON = (paths) =>
    '<svg viewBox="0 0 24 24" stroke-width="1.5" fill="none" aria-hidden="true">' + paths + "</svg>";
  const COPY = ICON('<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/>');
  const DONE = ICON('<path d="M5 12l5 5l10-10"/>');

  function withoutPrompts(code) {
    const copy = code.cloneNode(true);
    copy.querySelectorAll(".linenos, .gp, .go").forEach((node) => node.remove());
    return copy.textContent.replace(/\n+$/, "");
  }

  function put(button, icon, word) {
    button.innerHTML = icon;
    button.dataset.tooltip = word;
    button.setAttribute("aria-label", word);
  }

  function copyButton(code) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copybtn o-tooltip--left";
    put(button, COPY, "Copy");
    button.addEventListener("click", () => {
      const reset = () => (button.classList.remove("success"), put(button, COPY, "Copy"));
      const done = () => (button.classList.add("success"), put(button, DONE, "Copied!"));
      const failed = () => put(button, COPY, "Failed to copy");
      navigator.clipboard.writeText(withoutPrompts(code)).then(done, failed);
      setTimeout(reset, 2000);
    });
    code.after(button);
  }

  all("div.highlight pre").forEach(copyButton);

  /* Whatever is wider than the page scrolls inside itself; make that reachable by keyboard. */

  const WIDE = {
    "article div.math": "Equation",
    "article table": "Table",
    "article pre": "Code",
    "article .cell_output > .output": "Output",
  };

  function reach(element, name) {
    const box = element.tagName === "TABLE" ? element.parentElement : element;
    if (box.scrollWidth <= box.clientWidth + 1) return box.removeAttribute("tabindex");
    box.tabIndex = 0;
    if (box.hasAttribute("role")) return;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
  }

  function reachAll() {
    for (const [kind, name] of Object.entries(WIDE)) all(kind).forEach((one) => reach(one, name));
  }

  addEventListener("load", () => {
    document.fonts.ready.then(reachAll);
    addEventListener("resize", reachAll);
  });

  /* For the projector, once the figures of the page are there. */
  const here = document.currentScript.src;
  if (root.classList.contains("presenting"))
    document.addEventListener("DOMContentLoaded", () =>
      document.head.append(
        Object.assign(document.createElement("script"), { src: here.replace("reader.js", "present.js") })
      )
    );
})();
