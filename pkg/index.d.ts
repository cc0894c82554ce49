// Written by `cargo xtask codegen` from `src/` and `custom-elements.json`, down to the line that says so.
/** What a finished check says. There is no "clean": a check can only fail to see a sign. */
export type Verdict = 'sign' | 'no-sign' | 'cannot-tell';

/** Why a check cannot tell. */
export type Reason =
  | 'cancelled'
  | 'captive-portal'
  | 'contradictory'
  | 'filtered'
  | 'interrupted'
  | 'offline'
  | 'page-policy'
  | 'too-little'
  | 'name-list'
  | 'unreachable'
  | 'words';

/** What to keep in mind beside the verdict. */
export type Caveat =
  | 'not-windows'
  | 'similar-malware'
  | 'other-malware'
  | 'own-resolver'
  | 'variant-a'
  | 'not-restarted'
  | 'proxy'
  | 'dns-over-https'
  | 'no-second-opinion'
  | 'asked-before'
  | 'own-names';

/**
 * The operating system, by the number of its NT kernel: `windows-xp` is Server 2003, too, and `windows-10` Windows 11.
 * `windows` is any other Windows, `other` none, `unknown` not told.
 */
export type System =
  | 'unknown'
  | 'other'
  | 'windows'
  | 'windows-2000'
  | 'windows-xp'
  | 'windows-vista'
  | 'windows-7'
  | 'windows-8'
  | 'windows-10';

/**
 * A cell of the 2 × 2 experiment: whether the name contains a string that the worm blocks, and whether the site is
 * about security. Vendor: both. Bystander: the string only. Peer: security only. Control: neither.
 */
export type Role = 'vendor' | 'bystander' | 'peer' | 'control';

/** Whether a site is about security. */
export type Sector = 'security' | 'general';

/** What a browser can truthfully tell of one attempt to reach a site. */
export type Outcome = 'reached' | 'failed' | 'timed-out' | 'refused' | 'interrupted' | 'unknown' | 'not-tried';

/** A variant of the worm that blocks names. */
export type Variant = 'b' | 'c';

/** What went wrong. The last five leave the check working and are for this site's editor. */
export type ErrorCode =
  | 'domain-beside-own'
  | 'domain-invalid'
  | 'domain-listed'
  | 'internal'
  | 'part-missing'
  | 'unknown-scenario'
  | 'language-missing'
  | 'package-host-listed'
  | 'page-host-listed'
  | 'unknown-lang'
  | 'unknown-theme';

/** One site of a check. */
export interface Target {
  host: string;
  role: Role;
  sector: Sector;
  /** The variants that block this name. */
  listedBy: Variant[];
  outcome: Outcome;
  /** How long the outcome took, in milliseconds; null where the site was not asked. */
  ms: number | null;
}

/** What a finished check holds: plain JSON, and all that anyone gets. */
export interface Report {
  schema: 1;
  verdict: Verdict;
  /** Whose pattern a `sign` fits. */
  variants: Variant[];
  /** Set exactly when the verdict is `cannot-tell`. */
  reason: Reason | null;
  caveats: Caveat[];
  /** What the user agent and client hints tell of the operating system, which decides what helps. */
  system: System;
  /** True where no network was used and the result is made up. */
  simulated: boolean;
  /** RFC 3339, UTC. */
  startedAt: string;
  /** How long the check took, in milliseconds. */
  elapsedMs: number;
  /** The day of the list of sites, YYYY-MM-DD; null when the check was cancelled before the list was loaded. */
  catalogueDate: string | null;
  targets: Target[];
}

/** One thing that happened in a running check. */
export interface Progress {
  /** How many sites have been tried. */
  sent: number;
  /** How many of them have come to an outcome. */
  settled: number;
  host: string;
  role: Role;
  /** Null when the attempt has only just begun. */
  outcome: Outcome | null;
  elapsedMs: number;
}

/** The string in a host's name for which the worm blocks it, and the variants that do. */
export interface Listed {
  string: string;
  variants: Variant[];
}

/** One thing that is wrong. */
export interface Fault {
  code: ErrorCode;
  /** The option or attribute at fault. */
  field?: string;
  /** What stood there, or the part that is missing. */
  found?: string;
  /** The string in it that the worm blocks. */
  string?: string;
}

/** The attributes of the tag, for frameworks that check them. */
export interface ConfickerCheckAttributes {
  /**
   * Starts the check without a click. It makes the visitor's browser contact other companies' sites: have a legal
   * ground for that. `true`, `1`, `yes`, `on` and no value switch it on; any other, such as React's `false`, starts
   * nothing.
   */
  autostart?: boolean | undefined;
  /** Your own domain with the twin names `plain.`, `virus.` and `conficker.` under it. */
  canary?: string | undefined;
  /**
   * Language of the texts, such as `de` or `pt-BR`; else the page's, else the first of the browser's that there is,
   * else English.
   */
  lang?: string | undefined;
  /**
   * Your own domain, below which a wildcard serves every name: the check asks names of it alone, and nobody else. Not
   * together with `canary`.
   */
  own?: string | undefined;
  /** Name of a scenario, such as `clean` or `conficker-b`: no network is used, and the widget says so. */
  simulate?: string | undefined;
  /** Light, dark, or as the `color-scheme` of your page. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
}

/** The events of the tag; all bubble and are composed. */
export interface ConfickerCheckEventMap {
  /** A check starts. Bubbles and is composed, as all events of the tag. */
  'conficker-check-start': CustomEvent<null>;
  /** A site is asked, or has come to an outcome. */
  'conficker-check-progress': CustomEvent<Progress>;
  /** The check has ended; the detail is the report. */
  'conficker-check-verdict': CustomEvent<Report>;
  /** The check could not run, or, where not `fatal`, your page's editor should put something right. */
  'conficker-check-error': CustomEvent<ErrorDetail>;
}
// What follows is written by hand.

/** Why a check did not run, or, where not `fatal`, what this site's editor should put right. */
export class ConfickerCheckError extends Error {
  readonly code: ErrorCode;
  readonly fatal: boolean;
  /** The option or attribute at fault. */
  readonly field?: string;
  /** What stood there, or the part that is missing. */
  readonly found?: string;
  /** Everything that is wrong, never empty. */
  readonly faults: readonly Fault[];
}

/** What a check may be told. */
export interface CheckOptions {
  /** Your own domain with the twin names `plain.`, `virus.` and `conficker.` under it. */
  canary?: string | null;
  /**
   * Your own domain, below which a wildcard serves every name: the check asks names of it alone, and nobody else. Not
   * together with `canary`.
   */
  own?: string | null;
  /** A scenario's name: no network is used at all. */
  simulate?: string | null;
  /** A uint32 that fixes the order of the sites, to reproduce a check. Random by default. */
  seed?: number;
  /** Where the check may put its hidden helper frame for as long as it runs; the page's body by default. */
  mount?: Node | null;
}

/** How to follow and end a check. */
export interface CheckHandlers {
  /** Ends the check early; it then resolves with the reason `cancelled`. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Told of errors that are not fatal. */
  onWarning?: (warning: ConfickerCheckError) => void;
}

/**
 * Runs one check from this browser. Network trouble and cancelling are reports.
 * Rejects with a ConfickerCheckError only, and never hangs.
 */
export function runCheck(options?: CheckOptions, handlers?: CheckHandlers): Promise<Report>;

/** Whether the worm blocks `host`, and why; null where it does not. Nothing is contacted but the package itself. */
export function listed(host: string): Promise<Listed | null>;

/** `<conficker-check>`. Nothing is contacted before it is started. */
export class ConfickerCheckElement extends HTMLElement {
  /** The last report, or null. */
  readonly report: Report | null;
  /** Resolves with the report of the check that runs; starts one if none does. Rejects with a ConfickerCheckError. */
  start(): Promise<Report>;
  /** Ends a running check early; its promise resolves with a report that says so. */
  cancel(): void;
}

/** What `conficker-check-error` carries. */
export interface ErrorDetail {
  code: ErrorCode;
  /** In the widget's language. */
  message: string;
  fatal: boolean;
  field?: string;
  found?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'conficker-check': ConfickerCheckElement;
  }
  interface GlobalEventHandlersEventMap extends ConfickerCheckEventMap {}
}
