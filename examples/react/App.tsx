import { useState } from 'react'
import { NavLink, Route, Routes } from 'react-router'
import { forwarder, type UnstuckOptions } from 'unstuck'
import { CompanyPage } from './CompanyPage.tsx'
import { HelpCard } from './HelpCard.tsx'
import config from './unstuck.json' with { type: 'json' }
import { UnstuckProvider } from './UnstuckProvider.tsx'

/** Only who has signed in is watched and helped: signing out unmounts the provider, and with it all of unstuck. */
export function App() {
  const [isIn, setIn] = useState(true)
  const [vat, setVat] = useState('')
  const options: UnstuckOptions = {
    config,
    consent: 'granted',
    forward: forwarder({ url: '/friction' }),
    handover: { default: '/desk' },
    remedies: { 'look-up': { run: () => setVat('DE123456789'), undo: () => setVat('') } },
  }

  if (!isIn)
    return (
      <main>
        <h1>Signed out</h1>
        <button className="main" onClick={() => setIn(true)}>
          Sign in
        </button>
      </main>
    )
  return (
    <UnstuckProvider options={options} Help={HelpCard}>
      <header>
        <NavLink to="/">Ledger</NavLink>
        <nav>
          <NavLink to="/company">Company</NavLink>
          <button className="quiet" onClick={() => setIn(false)}>
            Sign out
          </button>
        </nav>
      </header>
      <main>
        <Routes>
          <Route path="/company" element={<CompanyPage vat={vat} setVat={setVat} />} />
          <Route
            path="*"
            element={
              <>
                <h1>Invoices</h1>
                <p>
                  Invoices need the VAT number of your company. Save one that is wrong twice, and see who
                  helps.
                </p>
              </>
            }
          />
        </Routes>
      </main>
    </UnstuckProvider>
  )
}
