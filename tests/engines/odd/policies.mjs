// Kind C: the page's policy forbids what a check does, and the page keeps it from hearing of that.
import { policy, withoutFrame } from '../../e2e/policy.mjs';
import { clean, each, infected, orUnknown } from './worlds.mjs';

/** What the documents tell partners to allow, with other hosts to connect to; the page's own hears its observer. */
const connecting = (hosts, whole = policy('element')) =>
  whole.replace(/connect-src [^;]*/, `connect-src ${["'self'", ...hosts].join(' ')}`);
const ownAlone = connecting([]);
const hostsOf = (targets, isWanted) => targets.filter(isWanted).map(({ host }) => `https://${host}`);
const isListed = ({ listedBy }) => listedBy.length > 0;
const unlistedAlone = (whole) => (targets) => ({
  csp: connecting(
    hostsOf(targets, (target) => !isListed(target)),
    whole,
  ),
});
const listedAlone = (targets) => ({ csp: connecting(hostsOf(targets, isListed)) });
const everyHost = (whole) => (targets) => ({
  csp: connecting(
    hostsOf(targets, () => true),
    whole,
  ),
});

const forbidden = { allowed: ['cannot-tell page-policy'] };
const forbiddenAnywhere = { infected: { ...infected, ...forbidden }, clean: { ...clean, ...forbidden } };

/** How pages keep others from hearing of violations. */
const silence = {
  window: () => addEventListener('securitypolicyviolation', (event) => event.stopImmediatePropagation(), true),
  document: () =>
    document.addEventListener(
      'securitypolicyviolation',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    ),
  listeners: () => {
    const own = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type !== 'securitypolicyviolation') own.call(this, type, ...rest);
    };
  },
  targets: () => {
    Object.defineProperty(SecurityPolicyViolationEvent.prototype, 'blockedURI', { get: () => '' });
  },
};

const forbidding = [
  ...each(forbiddenAnywhere, {
    name: 'c-policy-told',
    about: 'a policy that forbids everything, and says so',
    headers: { csp: ownAlone },
  }),
  ...Object.entries(silence).flatMap(([where, script]) =>
    each(forbiddenAnywhere, {
      name: `c-violations-stopped-at-${where}`,
      about: 'a policy that forbids everything, on a page that stops what tells of it',
      headers: { csp: ownAlone },
      script,
    }),
  ),
  ...each(forbiddenAnywhere, {
    name: 'c-meta-stopped',
    about: 'the same by a meta tag',
    head: `<meta http-equiv="Content-Security-Policy" content="${ownAlone}">`,
    script: silence.window,
  }),
  ...each(forbiddenAnywhere, {
    name: 'c-meta',
    about: 'a meta tag that forbids everything',
    head: `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`,
  }),
];

const some = { allowed: ['cannot-tell'] };
const partly = [
  ...each(
    { infected: { ...infected, ...some }, clean: { ...clean, ...some } },
    {
      name: 'c-no-helper-stopped',
      about: 'a policy that forbids everything, the helper frame too, on a page that stops what tells of it',
      headers: { csp: connecting([], withoutFrame) },
      script: silence.window,
    },
  ),
  ...each(
    { clean: { ...clean, ...some } },
    {
      name: 'c-unlisted-alone',
      about: 'a policy that allows just the names that the worm lets through',
      headers: unlistedAlone(),
    },
  ),
  ...each(
    { clean: { ...clean, ...some } },
    {
      name: 'c-unlisted-alone-stopped',
      about: 'the same, on a page that stops what tells of it',
      headers: unlistedAlone(),
      script: silence.window,
    },
  ),
  ...each(
    { clean: { ...clean, ...some } },
    {
      name: 'c-unlisted-alone-no-helper-stopped',
      about: 'the same without the helper frame',
      headers: unlistedAlone(withoutFrame),
      script: silence.window,
    },
  ),
  ...each(
    { clean: { ...clean, ...some } },
    {
      name: 'c-unlisted-alone-no-listeners',
      about: 'the same, on a page that lets nobody listen',
      headers: unlistedAlone(withoutFrame),
      script: silence.listeners,
    },
  ),
  ...each(
    { infected: orUnknown(infected) },
    {
      name: 'c-listed-alone-stopped',
      about: 'a policy that allows just the names that the worm blocks',
      headers: listedAlone,
      script: silence.window,
    },
  ),
];

const harmless = [
  ...each(
    { infected, clean },
    { name: 'c-advised', about: 'the policy that the documents advise', headers: everyHost() },
  ),
  ...each(
    { infected: orUnknown(infected), clean },
    { name: 'c-advised-no-helper', about: 'the same without the helper frame', headers: everyHost(withoutFrame) },
  ),
  ...each(
    { infected, clean },
    { name: 'c-report-only', about: 'a policy that is only reported', headers: { 'csp-report-only': ownAlone } },
  ),
  ...each(
    { infected, clean },
    {
      name: 'c-report-only-stopped',
      about: 'the same, on a page that stops what tells of it',
      headers: { 'csp-report-only': ownAlone },
      script: silence.window,
    },
  ),
  ...each(
    { infected: orUnknown(infected), clean: orUnknown(clean) },
    {
      name: 'c-allowed-stopped',
      about: 'a policy that allows every host, on a page that stops what tells of violations',
      headers: everyHost(),
      script: silence.window,
    },
  ),
];

export const policies = [...forbidding, ...partly, ...harmless];
