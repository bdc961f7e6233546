/** Where other applications send what is shared with us; the manifest of the server names it too. */
export const RECEIVE_PATH = '/share';
