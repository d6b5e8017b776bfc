import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button';

export interface MenuItem {
  id: string;
  label: string;
  /** Absent for a command that is no choice. */
  pressed?: boolean;
}

export interface MenuProps {
  label: ReactNode;
  /** For screen readers, where the label is a picture. */
  name?: string;
  items: readonly MenuItem[];
  onChoose: (id: string) => void;
  pressed?: boolean;
}

const moves: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function Entry({ item: { label, pressed }, onChoose }: { item: MenuItem; onChoose: () => void }) {
  return (
    <Button role={pressed === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={pressed} tabIndex={-1} onClick={onChoose}>
      {label}
    </Button>
  );
}

/** A button that opens a short list of commands: arrow keys, Home, End, Escape and the click outside work as in the system's menus. */
export function Menu({ label, name, items, onChoose, pressed = false }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      entries[move(at, entries.length)]?.focus();
    } else if (event.key === 'Tab') list.current?.hidePopover();
  };
  return (
    <div className="menu-root">
      <Button
        ref={button}
        popoverTarget={id}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-pressed={pressed || undefined}
      >
        {label}
      </Button>
      <div
        id={id}
        ref={list}
        popover="auto"
        role="menu"
        tabIndex={-1}
        className="menu"
        aria-label={name ?? (typeof label === 'string' ? label : undefined)}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          if (opened) list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
        }}
      >
        {items.map((item) => (
          <Entry
            key={item.id}
            item={item}
            onChoose={() => {
              list.current?.hidePopover();
              onChoose(item.id);
            }}
          />
        ))}
      </div>
    </div>
  );
}
