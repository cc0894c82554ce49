// A text to copy, with its button.

/** A block with a title of that level, a button and the text; `tell` is told what became of copying. */
export function clip({ title, text, note }, level, tell) {
  const block = document.createElement('div');
  block.className = 'clip';
  const heading = Object.assign(document.createElement(level), { textContent: title });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy' });
  button.setAttribute('aria-label', `Copy: ${title}`);
  const pre = Object.assign(document.createElement('pre'), { tabIndex: 0 });
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', title);
  const code = Object.assign(document.createElement('code'), { textContent: text });
  pre.append(code);
  button.addEventListener('click', async () =>
    tell((await copied(text, code)) ? `Copied: ${title}` : 'Press Ctrl+C to copy the marked text.'),
  );
  block.append(heading, button, pre);
  if (note) block.append(Object.assign(document.createElement('p'), { className: 'quiet', textContent: note }));
  return block;
}

/** Whether the text is on the clipboard; where it may not be put there, it is marked for the person to do it. */
async function copied(text, code) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(code);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return false;
  }
}
