// The first script of an odd page, before anything on it is odd: tells the lab what happens, by requests to the page's
// own host that the lab's log keeps. No driver's script runs in the page, so what the page breaks is never the test's
// own trouble.
(function () {
  var beacon = navigator.sendBeacon.bind(navigator);
  var encode = encodeURIComponent;
  var every = setInterval.bind(window);
  var stop = clearInterval.bind(window);
  var text = String;

  function tell(kind, detail) {
    beacon('/told?' + kind + '=' + encode(detail));
  }

  function told(fault, file) {
    var stack = (fault && fault.stack) || '';
    tell('fault', [file || '', fault, stack].map(text).join('\n'));
  }
  addEventListener('error', function (event) {
    told(event.error || event.message, event.filename);
  });
  addEventListener('unhandledrejection', function (event) {
    told(event.reason);
  });

  addEventListener('conficker-check-start', function () {
    tell('start', '');
  });
  addEventListener('conficker-check-error', function (event) {
    if (event.detail.fatal) tell('error', event.detail.code + ': ' + event.detail.message);
  });
  addEventListener('conficker-check-verdict', function (event) {
    var report = event.detail;
    var targets = '';
    for (var at = 0; at < report.targets.length; at += 1) {
      var target = report.targets[at];
      if (target.outcome !== 'not-tried') targets += target.host + ' ' + target.outcome + ' ' + target.ms + '\n';
    }
    // By hand: pages have been seen whose prototypes break JSON.
    // prettier-ignore
    var fields = [report.verdict, report.variants, report.reason || '', report.caveats, report.simulated,
      report.elapsedMs, targets];
    var line = '';
    for (at = 0; at < fields.length; at += 1) line += (at ? '|' : '') + fields[at];
    tell('verdict', line);
  });

  /** A page that is not ready for the click by itself sets this to true until it is. */
  window.labWaits = false;
  var looking = every(function () {
    var tag = document.querySelector('conficker-check');
    var button = tag && tag.shadowRoot && tag.shadowRoot.querySelector('[part~=start]');
    if (!button || !button.offsetWidth || window.labWaits) return;
    stop(looking);
    button.scrollIntoView({ block: 'nearest' });
    var place = button.getBoundingClientRect();
    tell('ready', Math.round(place.left + place.width / 2) + ' ' + Math.round(place.top + place.height / 2));
  }, 20);
})();
