let open: (() => void) | undefined;

/** Says how the file dialog is opened; the returned function takes it back. */
export function onPick(opens: () => void): () => void {
  open = opens;
  return () => {
    if (open === opens) open = undefined;
  };
}

/** Opens the file dialog, straight from a click. */
export const pickFile = (): void => open?.();
