// What a partner writes for Solid; a line marked as an error must be one.
import type {} from 'conficker-check/solid';
import type { Report } from 'conficker-check';

declare function hear(report: Report): void;

export const right = [
  <conficker-check attr:autostart={true} attr:canary="check.example" lang="de" attr:simulate="clean" attr:theme="dark">
    Ask for help.
  </conficker-check>,
  <conficker-check attr:autostart={false} attr:theme={undefined} />,
  <conficker-check ref={(tag) => void tag.start().then(hear)} />,
  <conficker-check on:conficker-check-verdict={({ detail }) => hear(detail)} />,
];

export const wrong = [
  // @ts-expect-error There is no such theme.
  <conficker-check attr:theme="blue" />,
  // @ts-expect-error A switch is no text.
  <conficker-check attr:autostart="maybe" />,
  // @ts-expect-error There is no such attribute.
  <conficker-check attr:them="dark" />,
  // @ts-expect-error It would be set as a property, which the tag does not have.
  <conficker-check theme="dark" />,
  // @ts-expect-error The detail of this event is a report.
  <conficker-check on:conficker-check-verdict={({ detail }: CustomEvent<number>) => detail} />,
];
