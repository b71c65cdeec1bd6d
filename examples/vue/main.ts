import { createWebHistory } from 'vue-router'
import { createInvoicing } from './createInvoicing.ts'
import '../apps/app.css'

createInvoicing(createWebHistory()).app.mount('#app')
