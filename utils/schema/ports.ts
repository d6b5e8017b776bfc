/** Name of the line between a panel and the background. */
export const PANEL_PORT = 'panel';
