"""Opens one page in Chromium 69, as Qt 5.12 holds it, and tells what the page said and did.

Reads a job from standard input, a JSON object:

- url: the page;
- userAgent: what the browser calls itself;
- before: a script that runs in the page before its own;
- after: a script that runs in the page once it has loaded;
- patienceMs: when to give up;
- size, picture: how large the window is, and where to save a picture of the page at the end, if anywhere.

A page ends the job by console.log('lab: ' + JSON). Writes one JSON object to standard output: what the page handed over,
what else it wrote to its console, and how it ended.
"""

import functools
import json
import os
import ssl
import sys
import tempfile

# Qt reads these while it is imported. Its sandbox needs what a container may not have; the lab's pages are our own.
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_QUICK_BACKEND="software",
    QTWEBENGINE_DISABLE_SANDBOX="1",
    QTWEBENGINE_CHROMIUM_FLAGS="--no-sandbox --disable-gpu --disable-background-networking",
    XDG_RUNTIME_DIR=tempfile.gettempdir(),
)

from PyQt5.QtCore import QTimer, QUrl
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineView
from PyQt5.QtWidgets import QApplication

HANDED_OVER = "lab: "
HOSTS = os.environ["LAB_HOSTS"]


@functools.lru_cache(maxsize=None)
def certificate(host):
    """The certificate that `host` shows. Qt 5.12 tells that one was refused, but not which."""
    return ssl.get_server_certificate((host, 443))


class Page(QWebEnginePage):
    """A page that trusts the lab's own certificate and no other."""

    def __init__(self, profile, view, finish):
        # With the profile alone, PyQt takes it for the parent, and the page is of the default profile.
        super().__init__(profile, view)
        self.console = []
        self.finish = finish

    def certificateError(self, error):
        return certificate(error.url().host()) == certificate(HOSTS)

    def javaScriptConsoleMessage(self, level, message, line, source):
        if message.startswith(HANDED_OVER):
            self.finish("handed-over", json.loads(message[len(HANDED_OVER):]))
        else:
            self.console.append({"level": level, "message": message, "line": line, "source": source})


class Visit:
    """One page from its opening to its end."""

    def __init__(self, app, job):
        self.app = app
        self.job = job
        self.told = None
        # A page without a window on screen counts as hidden, and a hidden page's timers go off once a second.
        self.view = QWebEngineView()
        self.view.resize(*job.get("size", [800, 900]))
        self.profile = QWebEngineProfile(app)
        if job.get("userAgent"):
            self.profile.setHttpUserAgent(job["userAgent"])
        self.page = Page(self.profile, self.view, self.finish)
        self.page.scripts().insert(script_before(job.get("before", "")))
        self.page.loadFinished.connect(self.loaded)
        self.page.renderProcessTerminated.connect(lambda status, code: self.finish(f"crashed: {status}, {code}"))
        self.view.setPage(self.page)
        self.view.show()
        QTimer.singleShot(job["patienceMs"], lambda: self.finish("gave-up"))
        self.page.load(QUrl(job["url"]))

    def loaded(self, ok):
        if ok:
            self.page.runJavaScript(self.job.get("after", ""))
        else:
            # The browser's own error page says why.
            self.page.toPlainText(lambda text: self.finish("not-loaded", text))

    def finish(self, end, value=None):
        if self.told is not None:
            return
        self.told = {"end": end, "value": value}
        # What comes last may still have to be drawn.
        QTimer.singleShot(0 if "picture" not in self.job else 200, self.leave)

    def leave(self):
        if "picture" in self.job:
            self.view.grab().save(self.job["picture"])
        json.dump({**self.told, "console": self.page.console}, sys.stdout)
        sys.stdout.flush()
        self.app.quit()


def script_before(text):
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.DocumentCreation)
    script.setWorldId(QWebEngineScript.MainWorld)
    script.setSourceCode(text)
    return script


def main():
    app = QApplication(sys.argv[:1])
    visit = Visit(app, json.load(sys.stdin))
    app.exec_()
    # Qt's own goodbye depends on the order in which Python forgets its objects, and may crash; all is told.
    os._exit(0 if visit.told else 1)


main()
