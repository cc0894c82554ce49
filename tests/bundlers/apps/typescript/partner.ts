// What a partner writes in TypeScript; a line marked as an error must be one.
import 'conficker-check/define';
import {
  ConfickerCheckElement,
  ConfickerCheckError,
  listed,
  runCheck,
  type Caveat,
  type Reason,
  type Report,
  type Variant,
} from 'conficker-check';

// The tag is known to the DOM.
const tag = document.createElement('conficker-check');
const found: ConfickerCheckElement | null = document.querySelector('conficker-check');
const report: Promise<Report> = tag.start();
const last: Report | null = found?.report ?? null;
tag.cancel();
// @ts-expect-error The report is for reading.
tag.report = null;

// Its events are, too, wherever they bubble to.
tag.addEventListener('conficker-check-verdict', ({ detail }) => show(detail));
document.addEventListener('conficker-check-verdict', ({ detail }) => show(detail));
window.addEventListener('conficker-check-progress', ({ detail }) => {
  const share: number = detail.settled / detail.sent;
  console.log(share, detail.host, detail.outcome ?? 'under way');
});
document.body.addEventListener('conficker-check-error', ({ detail }) => {
  console.log(detail.code, detail.message, detail.fatal ? 'fatal' : 'only a note', detail.field, detail.found);
});
tag.addEventListener('conficker-check-start', ({ detail }) => {
  const nothing: null = detail;
  return nothing;
});

// A verdict is one of three, and none of them is "clean".
function show({ verdict, reason, variants, caveats, targets }: Report): string {
  switch (verdict) {
    case 'sign':
      return variants.map((variant: Variant) => variant.toUpperCase()).join();
    case 'no-sign':
      return caveats.map((caveat: Caveat) => caveat).join();
    case 'cannot-tell':
      return (reason satisfies Reason | null) ?? `${targets.length} sites`;
    default:
      return verdict satisfies never;
  }
}
// @ts-expect-error There is no such verdict.
const never = last?.verdict === 'clean';

// Without the tag.
const controller = new AbortController();
const own: Promise<Report> = runCheck(
  { canary: 'check.example', simulate: null, seed: 7, mount: document.body },
  {
    signal: controller.signal,
    onProgress: ({ sent }) => console.log(sent),
    onWarning: ({ code, fatal }) => console.log(code, fatal),
  },
);
own.catch((error: unknown) => {
  if (error instanceof ConfickerCheckError) console.log(error.code, error.faults[0]?.string);
});
// @ts-expect-error Options that are not known are refused.
runCheck({ targets: ['www.example.com'] });

const blocked = await listed(location.hostname);
const string: string | undefined = blocked?.string;
const variants: readonly Variant[] = blocked?.variants ?? [];

export { never, report, string, variants };
