import * as vscode from 'vscode';

/** A colour for formulas that can be read on the current theme's hover. */
export function themeColour(): string {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return '#333333';
    case vscode.ColorThemeKind.Dark:
      return '#cccccc';
    case vscode.ColorThemeKind.HighContrast:
      return '#ffffff';
    case vscode.ColorThemeKind.HighContrastLight:
      return '#000000';
  }
}
