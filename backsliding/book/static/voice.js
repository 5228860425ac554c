// What an explorer says: the sentence under the figure, and the same for those who listen.

const HEARD_AFTER = 700; // milliseconds of rest before a change is read out

// One timer for a whole drag: it waits on for as long as the hand has not rested.
export function createVoice(heard, words) {
  let timer = 0;
  let touched = 0;

  function readOut() {
    const rest = HEARD_AFTER - (performance.now() - touched);
    timer = rest > 0 ? setTimeout(readOut, rest) : 0;
    if (!timer) heard.textContent = words();
  }

  return {
    changed() {
      touched = performance.now();
      timer ||= setTimeout(readOut, HEARD_AFTER);
    },
    stop: () => clearTimeout(timer),
  };
}

// New words must not lay out the page: they stand in a box of their own, which only grows. So the
// controls below do not jump either.
export function roomFor(words) {
  let box = words.parentElement;
  if (!box.matches(".bsx-room")) {
    box = document.createElement("div");
    box.className = "bsx-room";
    words.replaceWith(box);
    box.append(words);
  }
  let [width, height] = [0, 0];
  const room = new ResizeObserver(() => {
    const { offsetWidth, offsetHeight } = words;
    if (offsetWidth === width && offsetHeight <= height) return;
    [width, height] = [offsetWidth, offsetHeight];
    box.style.height = `${height}px`;
  });
  room.observe(words);
  return room;
}
