interface PdfDesk {
  /** Opens the file dialog. */
  readonly pick: () => void;
  readonly take: (file: File) => void;
}

let desk: PdfDesk | undefined;

/** Says who takes PDFs now; the returned function takes it back. */
export function servePdfs(serves: PdfDesk): () => void {
  desk = serves;
  return () => {
    if (desk === serves) desk = undefined;
  };
}

/** Opens the file dialog, straight from a click. */
export const pickFile = (): void => desk?.pick();

/** Reads a PDF that was dropped. */
export const takePdf = (file: File): void => desk?.take(file);
