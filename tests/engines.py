"""Chromium, Firefox and WebKit, each asked in the same few words, by WebDriver.

Chromium and WebKit bring a driver, which listens for HTTP. Debian has none for Firefox, so Firefox
is asked directly: its own protocol, Marionette, has the same commands.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import closing, suppress
from glob import glob
from http.client import HTTPConnection

from browser import NoBrowserError, find

PATIENCE = 30  # seconds
ROUTES = {
    "NewSession": ("POST", "/session"),
    "Navigate": ("POST", "/url"),
    "ExecuteAsyncScript": ("POST", "/execute/async"),
    "SetWindowRect": ("POST", "/window/rect"),
    "PerformActions": ("POST", "/actions"),
    "TakeScreenshot": ("GET", "/screenshot"),
    "DeleteSession": ("DELETE", ""),
}
KEYS = {
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
# For what stands around the page: else no window is as narrow as a phone.
NARROW = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }"
NARROW_TOO = ":root { min-width: 0 !important; }"
FIREFOX_SETTINGS = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "toolkit.legacyUserProfileCustomizations.stylesheets": True,
    "ui.prefersReducedMotion": 1,
}
SETTLED = "for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);"
ADVICE = "{} is not here, so this engine cannot be tried (Debian: apt-get install {})"


class WrongError(RuntimeError):
    """What a browser answers to something that it cannot do."""


class Driver:
    """A driver's process and the one session that it holds."""

    def __init__(self, command, options, env=None):
        port = _free_port()
        self.process = _start([*command, f"--port={port}"], env)
        self.port, self.session = port, ""
        asked = {"capabilities": {"alwaysMatch": options}}
        answer = _until(lambda: self.send("NewSession", asked), ConnectionRefusedError)
        self.session = f"/session/{answer['sessionId']}"

    def send(self, command, values=None):
        method, route = ROUTES[command]
        body = json.dumps(values or {}) if method == "POST" else None
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=4 * PATIENCE)) as link:
            link.request(method, self.session + route, body)
            answer = json.load(link.getresponse())["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise WrongError(f"{answer['error']}: {answer['message']}")
        return answer

    def close(self):
        self.send("DeleteSession")


class Marionette:
    """Firefox itself: messages on a socket, each with its length before it."""

    def __init__(self, path, profile):
        lines = (f'user_pref("{name}", {json.dumps(v)});' for name, v in FIREFOX_SETTINGS.items())
        (profile / "user.js").write_text("\n".join(lines))
        (profile / "chrome").mkdir()
        (profile / "chrome" / "userChrome.css").write_text(NARROW_TOO)
        self.process = _start([path, "--marionette", "--headless", "--profile", str(profile)])
        port = _until((profile / "MarionetteActivePort").read_text, FileNotFoundError)
        self.socket = socket.create_connection(("127.0.0.1", int(port)), 4 * PATIENCE)
        self.stream, self.count = self.socket.makefile("rb"), 0
        self.receive()
        self.send("NewSession")

    def send(self, command, values=None):
        self.count += 1
        name = f"WebDriver:{command}"
        message = json.dumps([0, self.count, name, values or {}]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self.receive()
        if error:
            raise WrongError(f"{error['error']}: {error['message']}")
        return answer["value"] if set(answer) == {"value"} else answer

    def receive(self):
        length = b""
        while (byte := self.stream.read(1)) != b":":
            length += byte
        return json.loads(self.stream.read(int(length)))

    def close(self):
        self.send("DeleteSession")
        self.stream.close()
        self.socket.close()


class Window:
    """One window of a browser, moved as by a hand."""

    def __init__(self, wire, *others):
        self.wire, self.processes = wire, [wire.process, *others]

    def visit(self, address, size):
        """Open a page in a window that shows this many pixels of it."""
        self.fit(*size)
        self.wire.send("Navigate", {"url": address})
        self.run("await document.fonts.ready;" + SETTLED)

    def fit(self, width, height):
        for _ in range(20):
            around = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
            rect = {"width": width + around[0], "height": height + around[1]}
            self.wire.send("SetWindowRect", rect)
            inner = self.run(SETTLED + "return [innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            time.sleep(0.1)
        raise WrongError(f"no window of {width} by {height} pixels: {inner}")

    def run(self, code, *values):
        """Run the body of an asynchronous function on the page and return what it returns."""
        script = (
            "const given = [...arguments], done = given.pop();"
            f"(async (...given) => {{ {code} }})(...given)"
            ".then((value) => done([value ?? null]), (error) => done(String(error)));"
        )
        answer = self.wire.send("ExecuteAsyncScript", {"script": script, "args": list(values)})
        if not isinstance(answer, list):  # an error, or the page was left before the end
            raise WrongError(answer)
        return answer[0]

    def wait(self, code):
        """Run it until it returns something, also on the page that comes next."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := self.run(code):
                    return found
            except WrongError:  # the page is being left
                pass
            time.sleep(0.1)
        raise WrongError(f"in vain: {code}")

    def press(self, *names):
        """Press keys, one after another, wherever the focus is."""
        keys = [KEYS.get(name, name) for name in names]
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": steps})

    def drag(self, *points):
        """Take hold at the first point and let go at the last; of one point, click there."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in points]
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._act({"type": "pointer", "id": "mouse", "actions": [moves[0], down, *moves[1:], up]})

    def _act(self, source):
        self.wire.send("PerformActions", {"actions": [source]})
        with suppress(WrongError):  # where it leads to another page
            self.run(SETTLED)

    def picture(self, path):
        """Keep what the window shows."""
        path.write_bytes(base64.b64decode(self.wire.send("TakeScreenshot", {"full": False})))

    def close(self):
        self.wire.close()
        for process in self.processes:
            process.terminate()
            process.wait(PATIENCE)
            if process.stdout:
                process.stdout.close()


def chromium(folder):
    """Return a window of Chromium."""
    arguments = ["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]
    arguments.append("--force-prefers-reduced-motion")
    options = {"goog:chromeOptions": {"binary": find(), "args": arguments}}
    return Window(Driver([_needed("chromedriver", "chromium-driver")], options))


def firefox(folder):
    """Return a window of Firefox."""
    return Window(Marionette(_needed("firefox-esr", "firefox-esr", "firefox"), folder))


def webkit(folder):
    """Return a window of WebKit, on a screen of its own."""
    driver = _needed("WebKitWebDriver", "webkit2gtk-driver")
    browsers = glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
    if not browsers:
        raise NoBrowserError(ADVICE.format("MiniBrowser", "webkit2gtk-driver"))
    (folder / "gtk-3.0").mkdir()
    (folder / "gtk-3.0" / "gtk.css").write_text(NARROW)
    screen, number = _screen()
    env = os.environ | {"XDG_CONFIG_HOME": str(folder), "DISPLAY": number}
    options = {"webkitgtk:browserOptions": {"binary": browsers[-1], "args": ["--automation"]}}
    return Window(Driver([driver], options, env), screen)


def _screen():
    """Start a screen that nobody sees; return its process and its number."""
    command = [_needed("Xvfb", "xvfb"), "-displayfd", "1", "-screen", "0", "1400x1200x24"]
    quiet = subprocess.DEVNULL
    screen = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet)
    return screen, f":{screen.stdout.readline().decode().strip()}"


ENGINES = {each.__name__: each for each in (chromium, firefox, webkit)}


def _needed(name, package, *others):
    for each in (name, *others):
        if path := shutil.which(each):
            return path
    raise NoBrowserError(ADVICE.format(name, package))


def _start(command, env=None):
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=env, stdin=quiet, stdout=quiet, stderr=quiet)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until(act, refused):
    """Do what can be done only once a process has started."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except refused:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
