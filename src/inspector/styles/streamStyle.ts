/** Rows of what happens, and acts. */
export const streamStyle = `
.filters {
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  padding: 8px 12px;
  border-bottom: 1px solid var(--line);
  background: color-mix(in srgb, var(--back) 90%, transparent);
  backdrop-filter: blur(8px);

  & button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    padding: 0 9px;
    border: 1px solid var(--line);
    border-radius: 20px;
    background: none;
    font-size: 11.5px;
  }

  & button:hover {
    background: var(--hover);
  }

  & button[aria-pressed='false'] {
    color: var(--faint);
    text-decoration: line-through;
  }

  & button[aria-pressed='false'] .dot {
    opacity: 0.3;
  }
}

.row {
  border-bottom: 1px solid color-mix(in srgb, var(--line) 60%, transparent);

  & summary {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    gap: 9px;
    align-items: baseline;
    padding: 5px 16px;
    cursor: pointer;
    list-style: none;
  }

  & summary::-webkit-details-marker {
    display: none;
  }

  & summary:hover {
    background: var(--raised);
  }

  & summary:focus-visible {
    outline-offset: -2px;
  }

  & time {
    color: var(--faint);
    font: 11px var(--mono);
  }

  & .dot {
    translate: 0 -1px;
  }
}

.row-title {
  margin-inline-end: 7px;
  overflow-wrap: anywhere;
}

.row-detail {
  color: var(--soft);
}

.row-small-print {
  color: var(--faint);
}

.row:is(.row-signal, .row-decision, .row-help, .row-problem) {
  & summary {
    padding-block: 7px;
  }

  & .row-title {
    font-weight: 600;
  }

  & .row-detail {
    display: block;
  }
}

.row-signal summary {
  background: color-mix(in srgb, var(--amber) 8%, transparent);
}

.row-help summary {
  background: color-mix(in srgb, var(--green) 8%, transparent);
}

.row-problem summary {
  background: color-mix(in srgb, var(--red) 8%, transparent);
}

.row-received .row-detail {
  display: block;
  font-size: 11.5px;
}

.times {
  color: var(--faint);
  font-size: 11.5px;
  font-variant-numeric: tabular-nums;
}

.json {
  margin: 0 16px 10px 16px;
  padding: 10px 12px;
  overflow: auto;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--raised);
  font: 11.5px/1.5 var(--mono);
}

.json-key {
  color: var(--accent);
}

.json-string {
  color: var(--green);
}

.json-number {
  color: var(--amber);
}

.json-word {
  color: var(--blue);
}

.acts {
  padding: 4px 0 16px;
}

.act {
  --state: var(--faint);
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: 1px 9px;
  align-items: baseline;
  padding: 7px 16px;
  border-bottom: 1px solid color-mix(in srgb, var(--line) 60%, transparent);

  & time {
    color: var(--faint);
    font: 11px var(--mono);
  }

  &[data-state='served'] {
    --state: var(--green);
  }

  &[data-state='failing'] {
    --state: var(--red);
  }

  &[data-state='open'] {
    --state: var(--amber);
  }

  &[data-state='absorbed'] {
    --state: var(--blue);
  }
}

.act-target {
  overflow-wrap: anywhere;
}

.act-form {
  color: var(--soft);
}

.act-how {
  grid-column: 2 / -1;
  color: var(--soft);
  font-size: 12px;
}
`
