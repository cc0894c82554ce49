// Every end-to-end test, in one process and so one after another: they share a lab, and it plays one world at a time.
// Run it by `cargo xtask lab -- node --test tests/e2e/all.test.mjs`, or a file of cases/ in its place.
import './cases/worlds.mjs';
import './cases/bad-input.mjs';
import './cases/policy.mjs';
import './cases/tiers.mjs';
import './cases/guest.mjs';
import './cases/privacy.mjs';
import './cases/chart.mjs';
import './cases/pages.mjs';
import './cases/integrity.mjs';
import './cases/picture.mjs';
import './cases/help.mjs';
import './cases/print.mjs';
import './cases/calm.mjs';
import './cases/keyboard.mjs';
import './cases/axe.mjs';
import './cases/access.mjs';
import './cases/tree.mjs';
import './cases/life.mjs';
import './cases/languages.mjs';
import './cases/fit.mjs';
import './cases/frame.mjs';
import './cases/frame-fuzz.mjs';
import './cases/embed-page.mjs';
import './cases/operator.mjs';
import './cases/catalogue.mjs';
