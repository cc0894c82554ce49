// The package as partners get it: what is in it, what tools say of it, and apps of each bundler and framework that
// reach a verdict. Run it by `cargo xtask test --only package`, or by
// `cargo xtask lab -- node --test tests/bundlers/all.test.mjs` once that has installed them.
import './cases/tarball.mjs';
import './cases/judges.mjs';
import './cases/types.mjs';
import './cases/editors.mjs';
import './cases/server.mjs';
import './cases/apps.mjs';
import './cases/frameworks.mjs';
import './cases/manifest.mjs';
import './cases/double-load.mjs';
