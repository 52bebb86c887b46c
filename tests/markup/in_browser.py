#!/usr/bin/env python3
"""Opens everything that is rendered of the collection of attacks on one page, in a headless browser without any policy.

    in_browser.py ATTACK_PAGE FOLDER CHROMIUM

No script may run, no element may have a handler or be one that the renderer does not write, nobody may leave his
container, and nothing but images of the collection's own host may be asked for.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "live"))
from browser import Browser  # noqa: E402

SKIPPED = 77
OWN_HOST = ".nimbus.example/"
CALM_S = 1.0  # time for a script, a frame or an animation to begin

# Whatever an attack would call tells on it.
TRAP = """
window.ran = [];
for (const name of ['alert', 'prompt', 'confirm', 'open', 'eval', 'fetch'])
  window[name] = (...what) => { window.ran.push(name + '(' + what + ')'); };
"""

REPORT = """(() => {
  const elements = new Set(('p h1 h2 h3 h4 h5 h6 br hr strong em b i u s del ins mark sub sup small code kbd samp var pre ' +
    'blockquote ul ol li dl dt dd table caption thead tbody tfoot tr th td details summary abbr span div q cite wbr a img ' +
    'button section figure figcaption').split(' '));
  const attributes = new Set(('href title target rel src alt width height start type align colspan rowspan scope open ' +
    'class role').split(' '));
  const schemes = ['https:', 'http:', 'mailto:'];
  // As the browser reads it; what it cannot read leads nowhere.
  const schemeOf = (address) => { try { return new URL(address, document.baseURI).protocol; } catch { return 'https:'; } };
  const faults = [];
  const main = document.body.firstElementChild;
  if (document.body.childElementCount !== 1 || main.id !== 'all') faults.push('something left the page');
  if (document.head.querySelectorAll('script, link, base, style, [http-equiv]').length) faults.push('something is in the head');
  for (const section of main.children) {
    const fault = (what) => faults.push(section.dataset.case + ': ' + what);
    const [article, footer] = section.children;
    if (section.localName !== 'section' || section.childElementCount !== 2 || article?.localName !== 'article' ||
        footer?.localName !== 'footer' || footer.childNodes.length) { fault('left its container'); continue; }
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
    if (walker.nextNode()) fault('a comment');
    for (const element of article.querySelectorAll('*')) {
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') fault(element.localName + ' of another namespace');
      if (!elements.has(element.localName)) fault('element ' + element.localName);
      if (element.localName === 'button' && element.type !== 'button') fault('a button that sends');
      for (const {name} of element.attributes)
        if (!attributes.has(name) && !/^(data|aria)-/.test(name)) fault('attribute ' + name);
      const address = element.getAttribute('href') ?? element.getAttribute('src');
      if (address === null || /^[#?/]/.test(address) && !/^\\/[\\/\\\\]/.test(address)) continue;
      const scheme = schemeOf(address);
      if (!schemes.includes(scheme) && address.includes(':')) fault('address ' + address);
      if (element.localName === 'img' && scheme !== 'https:' && address.includes(':')) fault('image ' + address);
    }
  }
  return JSON.stringify({cases: main.childElementCount, faults, ran: window.ran, scripts: document.scripts.length,
                         frames: window.frames.length});
})()"""


def check(browser, cases):
    report = json.loads(browser.evaluate(REPORT))
    faults = report["faults"] + [f"it ran {call}" for call in report["ran"]]
    if report["cases"] != cases:
        faults.append(f"{report['cases']} cases instead of {cases}")
    if report["scripts"] or report["frames"]:
        faults.append(f"{report['scripts']} scripts, {report['frames']} frames")
    asked = [address for address in browser.addresses() if not address.startswith("file:")]
    faults += [f"asked for {address}" for address in asked if OWN_HOST not in address or not address.startswith("https:")]
    faults += [f"the page opened a dialogue: {event}" for event in browser.events
               if event.get("method") == "Page.javascriptDialogOpening"]
    return faults + [f"complaint: {each}" for each in browser.complaints()]


def check_trap(browser):
    """A page that does run a script has to be found out."""
    browser.evaluate("document.querySelector('footer').outerHTML = '<img src=x onerror=alert(1)>'")
    if not browser.wait("window.ran.length > 0"):
        return ["the trap does not tell"]
    return [] if json.loads(browser.evaluate(REPORT))["faults"] else ["the report does not tell"]


def main():
    program, folder, chromium = sys.argv[1:4]
    if not chromium:
        print("skipped: chromium is not there")
        return SKIPPED
    cases = sum(text.read_bytes().count(b"\n-- html\n") for text in pathlib.Path(folder).glob("*.txt"))
    with tempfile.TemporaryDirectory() as work:
        page = pathlib.Path(work) / "attacks.html"
        subprocess.run([program, folder, page], check=True)
        with Browser(chromium, work) as browser:
            browser.open(page.as_uri(), TRAP)
            if not browser.wait("document.readyState === 'complete'"):
                print("the page does not load")
                return 1
            time.sleep(CALM_S)
            faults = check(browser, cases) + check_trap(browser)
    print("\n".join(faults) or f"{cases} attacks on one page: nothing ran, nothing left its container, nothing was asked for")
    return 1 if faults else 0


sys.exit(main())
