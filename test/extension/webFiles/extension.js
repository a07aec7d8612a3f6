// A file system in memory with the documents of `files.json`, for an editor that is all in the browser.
const vscode = require('vscode');

const DIRECTORY = { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };

class Files {
  constructor(files) {
    this.files = files;
    this.changed = new vscode.EventEmitter();
    this.onDidChangeFile = this.changed.event;
  }
  watch() {
    return new vscode.Disposable(() => {});
  }
  find(uri) {
    const text = this.files.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }
  stat(uri) {
    if (uri.path === '/') return DIRECTORY;
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.find(uri).length };
  }
  readDirectory() {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }
  readFile(uri) {
    return this.find(uri);
  }
  writeFile(uri, content) {
    this.files.set(uri.path, content);
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }
  createDirectory() {}
  delete(uri) {
    this.files.delete(uri.path);
  }
  rename() {
    throw vscode.FileSystemError.NoPermissions();
  }
}

exports.activate = async (context) => {
  const list = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'files.json'));
  const texts = Object.entries(JSON.parse(new TextDecoder().decode(list)));
  const files = new Files(new Map(texts.map(([path, text]) => [path, new TextEncoder().encode(text)])));
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('webfiles', files));
};
