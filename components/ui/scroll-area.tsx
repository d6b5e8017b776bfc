import type { ReactNode } from 'react';

/** Who has no mouse scrolls with the arrow keys, so the area itself can have the focus. */
const reachable = { tabIndex: 0, role: 'group' };

/** A part that scrolls by itself when it is too wide. A group and no landmark: an answer may have many of them. */
export function ScrollArea({ className, label, children }: { className: string; label: string; children: ReactNode }) {
  return (
    <div className={className} aria-label={label} {...reachable}>
      {children}
    </div>
  );
}
