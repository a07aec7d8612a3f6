/** Both sides say it in `hello`; a child of another version is not used. Raise it with every change of a message. */
export const protocolVersion = 3;
