/** Bytes as an address that needs no request. */
export const dataUrl = ({ mediaType, base64 }: { mediaType: string; base64: string }): string => `data:${mediaType};base64,${base64}`;
