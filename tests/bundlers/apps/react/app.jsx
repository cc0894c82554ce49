import 'conficker-check/define';
import { useState } from 'react';

export function App() {
  const [theme, setTheme] = useState('light');
  const [verdict, setVerdict] = useState('none yet');
  return (
    <>
      <conficker-check theme={theme} onconficker-check-verdict={({ detail }) => setVerdict(detail.verdict)}>
        Ask for help without JavaScript.
      </conficker-check>
      <button onClick={() => setTheme('dark')}>Darken</button>
      <output>{verdict}</output>
    </>
  );
}
