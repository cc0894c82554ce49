/** Registers the tag, unless there is no such thing here or it was registered before. */
export function register(element) {
  const registry = typeof customElements === 'object' && customElements;
  if (registry && !registry.get('conficker-check')) registry.define('conficker-check', element);
}
