/**
 * Registers the tag, unless there is no such thing here or it was registered before; nor where there are no promises,
 * without which nothing of the check can run: the tag's fallback is better then than an empty card.
 */
export function register(element) {
  const registry = typeof customElements === 'object' && customElements;
  if (registry && typeof Promise.all === 'function' && !registry.get('conficker-check'))
    registry.define('conficker-check', element);
}
