import type { ComponentChildren } from 'preact'

/** Holds what may be wider than a phone. It scrolls by itself, by keyboard too, so the page never does. */
export function Wide({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <section class="wide" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
