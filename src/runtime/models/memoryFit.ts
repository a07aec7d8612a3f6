import { freemem, totalmem } from 'node:os';
import type { CatalogueEntry } from './catalogue.ts';

/** Whether a model will fit this machine, with a sentence that says why. */
export interface MemoryFit {
  readonly fit: 'fits' | 'tight' | 'too-large';
  readonly text: string;
}

/** What the machine has, in bytes; `videoBytes` is the free memory of its GPU, null when none is known. */
export interface MachineMemory {
  readonly totalBytes: number;
  readonly freeBytes: number;
  readonly videoBytes: number | null;
}

export function machineMemory(videoBytes: number | null = null): MachineMemory {
  return { totalBytes: totalmem(), freeBytes: freemem(), videoBytes };
}

/** A hint before a download. The model's need is the catalogue's measured or estimated figure. */
export function memoryFit(entry: CatalogueEntry, machine: MachineMemory): MemoryFit {
  const need = entry.memoryBytes;
  const says = `It takes about ${gigabytes(need)} of memory`;
  if (machine.videoBytes !== null && need < machine.videoBytes) {
    return { fit: 'fits', text: `${says}; the GPU has ${gigabytes(machine.videoBytes)} free.` };
  }
  const has = `this machine has ${gigabytes(machine.totalBytes)}, ${gigabytes(machine.freeBytes)} of it free`;
  if (need > machine.totalBytes * 0.8) return { fit: 'too-large', text: `${says}; ${has}. Choose a smaller model.` };
  if (need > machine.freeBytes) return { fit: 'tight', text: `${says}; ${has}. Close other programs first.` };
  return { fit: 'fits', text: `${says}; ${has}.` };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
