/** The client is one page: nothing is rendered on the server, everything else is files. */
export const ssr = false;
export const prerender = false;
