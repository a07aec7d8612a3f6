/** Something that holds a resource until it is told to let go; disposing twice does nothing. */
export interface Disposable {
  dispose(): void;
}
