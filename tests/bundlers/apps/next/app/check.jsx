'use client';
import 'conficker-check/define';

export function Check() {
  return <conficker-check>Ask for help without JavaScript.</conficker-check>;
}
