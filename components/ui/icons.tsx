const paths = {
  send: 'M12 20V5m-6 6 6-6 6 6',
  popOut: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  fresh: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  done: 'm5 13 4 4L19 7',
};

/** A small line drawing; decoration only, the button around it carries the name. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
