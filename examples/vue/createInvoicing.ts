import { createApp } from 'vue'
import { createRouter, type RouterHistory } from 'vue-router'
import App from './App.vue'
import CompanyPage from './CompanyPage.vue'
import InvoicesPage from './InvoicesPage.vue'

/** The app with its routes, for a browser or for a server. */
export function createInvoicing(history: RouterHistory) {
  const router = createRouter({
    history,
    routes: [
      { path: '/company', component: CompanyPage },
      { path: '/:rest(.*)', component: InvoicesPage },
    ],
  })
  return { app: createApp(App).use(router), router }
}
