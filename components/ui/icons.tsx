const paths = {
  send: 'M12 20V5m-6 6 6-6 6 6',
  popOut: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  fresh: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  done: 'm5 13 4 4L19 7',
  history: 'M3 12a9 9 0 1 0 3-6.7L3 8m0-5v5h5m4-1v5l3 2',
  pin: 'M9 4h6l-1 7 3 3H7l3-3-1-7Zm3 10v6',
  rename: 'm4 20 1-4L16 5l3 3L8 19l-4 1Z',
  save: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  remove: 'M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13',
  close: 'm6 6 12 12M18 6 6 18',
};

/** A small line drawing; decoration only, the button around it carries the name. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
