/** The gauge, the curve and the terms. */
export const scoreStyle = `
.score {
  padding: 4px 16px 12px;
}

.score-main {
  display: flex;
  align-items: center;
  gap: 16px;
}

[data-level='none'] {
  --level: var(--faint);
}

[data-level='low'] {
  --level: var(--green);
}

[data-level='middle'] {
  --level: var(--amber);
}

[data-level='high'] {
  --level: var(--red);
}

.gauge {
  position: relative;
  display: grid;
  place-items: center;
  flex: none;
  width: 84px;
  height: 84px;

  & svg {
    grid-area: 1 / 1;
    width: 84px;
  }

  & circle {
    fill: none;
    stroke: var(--line);
    stroke-width: 7;
    stroke-linecap: round;
    transition: stroke-dasharray 0.5s cubic-bezier(0.2, 0.7, 0.2, 1);
  }

  & .gauge-now {
    stroke: var(--level);
  }

  & b {
    grid-area: 1 / 1;
    font-size: 24px;
    font-weight: 600;
    letter-spacing: -0.03em;
    font-variant-numeric: tabular-nums;
  }

  & span {
    position: absolute;
    bottom: 4px;
    color: var(--soft);
    font-size: 10.5px;
  }
}

.score-side {
  flex: 1;
  min-width: 0;
}

.curve {
  display: block;
  width: 100%;
  height: 44px;
  overflow: visible;
}

.curve path {
  fill: none;
  vector-effect: non-scaling-stroke;
}

.curve .curve-grid {
  stroke: var(--line);
  stroke-dasharray: 2 4;
}

.curve .curve-line {
  stroke: var(--level);
  stroke-width: 1.75;
  stroke-linejoin: round;
}

.curve .curve-area {
  fill: color-mix(in srgb, var(--level) 13%, transparent);
}

.scopes {
  display: flex;
  justify-content: space-between;
  margin-top: 8px;
  font-size: 11.5px;

  & div {
    display: flex;
    gap: 5px;
  }

  & dt {
    color: var(--soft);
  }

  & dd {
    min-width: 1.6ch;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
}

.terms {
  margin-top: 10px;
  border-top: 1px solid var(--line);

  & li {
    display: grid;
    grid-template-columns: auto 1fr 56px 30px;
    gap: 8px;
    align-items: center;
    padding-top: 6px;
    font-size: 12px;
  }

  & b {
    text-align: end;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
}

.term-name {
  font: 12px var(--mono);
}

.term-how {
  overflow: hidden;
  color: var(--soft);
  font-size: 11.5px;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.term-bar {
  height: 4px;
  border-radius: 2px;
  background: var(--line);

  & i {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--accent);
  }
}
`
