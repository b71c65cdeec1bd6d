/** Rules, their traces, and what if. */
export const rulesStyle = `
.rules {
  display: grid;
  gap: 8px;
  padding: 0 12px 16px;
}

.rule {
  --state: var(--faint);
  border: 1px solid var(--line);
  border-radius: 10px;

  &[data-state='shown'] {
    --state: var(--green);
  }

  &[data-state='waiting'] {
    --state: var(--amber);
  }

  &[data-state='kept for comparison'] {
    --state: var(--blue);
  }

  & summary {
    display: grid;
    gap: 3px;
    padding: 10px 12px;
    border-radius: 10px;
    cursor: pointer;
    list-style: none;
  }

  & summary::-webkit-details-marker {
    display: none;
  }

  & summary:hover {
    background: var(--raised);
  }

  & h4 {
    padding: 8px 12px 2px;
    border-top: 1px solid var(--line);
    color: var(--soft);
    font-size: 11px;
    font-weight: 500;
  }
}

.incidents {
  display: grid;
  gap: 8px;
  padding: 0 12px 12px;

  & li {
    display: grid;
    gap: 3px;
    padding: 10px 12px;
  }
}

.rule-head {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;

  & b {
    font: 600 12.5px var(--mono);
  }
}

.chip {
  flex: none;
  padding: 1px 8px;
  border-radius: 20px;
  background: color-mix(in srgb, var(--state) 16%, transparent);
  color: color-mix(in oklab, var(--state) 82%, var(--ink));
  font-size: 11px;
  font-weight: 600;
}

.rule-says {
  color: var(--soft);
  overflow-wrap: anywhere;
  text-wrap: pretty;
}

.trace {
  padding: 2px 12px 10px;
  font-size: 12px;

  & ul {
    margin-inline-start: 8px;
    padding-inline-start: 14px;
    border-inline-start: 1px solid var(--line);
  }
}

.trace-line {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 8px;
  padding: 2px 0;
}

.trace-value {
  margin-inline-start: auto;
  color: var(--soft);
  font-size: 11.5px;
  text-align: end;
  overflow-wrap: anywhere;
}

.trace-near {
  margin-inline-start: 23px;
  color: var(--soft);
  font-size: 11.5px;
  overflow-wrap: anywhere;
}

.verdict {
  display: grid;
  place-items: center;
  flex: none;
  width: 15px;
  height: 15px;
  border-radius: 50%;
  translate: 0 3px;
  background: color-mix(in srgb, currentColor 15%, transparent);

  & .icon {
    width: 11px;
    height: 11px;
    stroke-width: 2.6;
  }
}

.verdict-true {
  color: var(--green);
}

.verdict-false {
  color: var(--red);
}

.verdict-unknown {
  color: var(--amber);
}

.last {
  padding: 8px 12px 10px;
  border-top: 1px solid var(--line);
  color: var(--soft);
  font-size: 12px;
}

.what-if {
  margin: 12px 12px 0;
  border: 1px dashed var(--line);
  border-radius: 10px;
  font-size: 12px;

  & summary {
    display: flex;
    gap: 8px;
    padding: 8px 12px;
    border-radius: 10px;
    color: var(--soft);
    cursor: pointer;
  }

  &[open] {
    padding-bottom: 10px;
  }

  & label {
    display: grid;
    grid-template-columns: 92px 1fr;
    gap: 8px;
    align-items: center;
    padding: 3px 12px;
  }

  & .check {
    display: flex;
  }

  & input:not([type='checkbox']) {
    min-height: 26px;
    min-width: 0;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    color: inherit;
    font: inherit;
  }

  & .ghost {
    margin: 6px 12px 0;
  }

  & .chip {
    --state: var(--blue);
  }
}

.previews {
  padding: 0 12px 16px;

  & li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 7px 4px;
    border-top: 1px solid var(--line);
  }

  & b {
    font: 600 12.5px var(--mono);
  }
}
`
