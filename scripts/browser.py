"""A Chromium without a window, driven over its debugging pipe: no package, no port.

    with Browser() as browser:
        page = browser.open(Path("page.html"), width=360)
        page.run("document.title")

Every request that a page makes, and every message on its console, is kept.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60.0
"""seconds that an answer may take"""


class Page:
    """An open page."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session
        self.requests: list[str] = []
        """addresses asked for, in order"""
        self.console: list[str] = []
        """messages and errors"""

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression; raises RuntimeError where it throws."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"], ensure_ascii=False))
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key: `Enter`, `Tab`, or a letter."""
        codes = {"Enter": 13, "Tab": 9, " ": 32}
        text = {"Enter": "\r", "Tab": ""}.get(key, key)
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if kind == "keyDown" and text else {}
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=codes.get(key, ord(key[0])), **more
            )

    def picture(self, height: int | None = None) -> bytes:
        """A PNG of what is seen, or of the page from its top down to *height*."""
        clip = {}
        if height is not None:
            width = self.run("innerWidth")
            clip = {
                "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
                "captureBeyondViewport": True,
            }
        return base64.b64decode(self.call("Page.captureScreenshot", format="png", **clip)["data"])

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the DevTools protocol."""
        return self.browser.call(method, parameters, self.session)


class Browser:
    """The browser; it has no way to the network, and its profile is thrown away."""

    def __enter__(self) -> Browser:
        if CHROMIUM is None:
            raise RuntimeError("no chromium here")
        self._folder = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        arguments = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--force-device-scale-factor=1", "--proxy-server=127.0.0.1:9", "--remote-debugging-pipe",
            f"--user-data-dir={self._folder.name}", "about:blank",
        ]  # fmt: skip
        # the pipe is its files 3 and 4, whatever the numbers here
        shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *arguments],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._number, self._data = 0, b""
        self._pages: dict[str, Page] = {}
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.call("Browser.close", {})
            self._process.wait(10)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._write)
        os.close(self._read)
        self._folder.cleanup()

    def open(self, path: Path, width: int = 1280, height: int = 900, dark: bool = False, script: bool = True) -> Page:
        """Load a file; width, height: of the window, in CSS pixels; script: whether scripts run."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = self._pages[session] = Page(self, session)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{domain}.enable")
        phone = width < 600
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = "dark" if dark else "light"
        page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        page.call("Emulation.setScriptExecutionDisabled", value=not script)
        page.call("Page.navigate", url=path.as_uri())
        deadline = time.monotonic() + PATIENCE
        while page.run("document.readyState + location.href") != "complete" + path.as_uri():
            if time.monotonic() > deadline:
                raise RuntimeError("the page does not load")
            time.sleep(0.05)
        return page

    def call(self, method: str, parameters: dict[str, Any], session: str | None = None) -> dict[str, Any]:
        """One command; what the pages report meanwhile is kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            self._keep(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._data:
            if not select.select([self._read], [], [], PATIENCE)[0]:
                raise RuntimeError("the browser does not answer")
            more = os.read(self._read, 2**20)
            if not more:
                raise RuntimeError("the browser has gone")
            self._data += more
        line, _, self._data = self._data.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _keep(self, message: dict[str, Any]) -> None:
        page, method, facts = self._pages.get(message.get("sessionId", "")), message.get("method"), message["params"]
        if page is None:
            return
        if method == "Network.requestWillBeSent":
            page.requests.append(facts["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            page.console.append(" ".join(str(each.get("value")) for each in facts["args"]))
        elif method == "Runtime.exceptionThrown":
            page.console.append(json.dumps(facts["exceptionDetails"], ensure_ascii=False))
        elif method == "Log.entryAdded":
            page.console.append(facts["entry"]["text"])
