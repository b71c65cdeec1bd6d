import { fill, tryTwice } from '../filling.ts'
import { field, form, mount } from '../html.ts'
import { family } from '../scenario.ts'

/** The libraries that check forms in the page, each as its own guide shows it. */
export const refusedByLibraries = family('forms refused by libraries', {
  'cannot sign up: react-hook-form shows why, in words that nothing calls an error': {
    page: {
      widget: 'react-hook-form',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useForm } from 'react-hook-form'
        function App() {
          const { register, handleSubmit, formState: { errors } } = useForm()
          return <form onSubmit={handleSubmit(() => {})}>
            <div><input id="email" placeholder="E-mail" {...register('email', { pattern: /^\\S+@\\S+\\.\\w+$/ })} />
              {errors.email && <span>Please check this</span>}</div>
            <input id="name" placeholder="Name" {...register('name')} /> <button id="send">Sign up</button></form>
        }
        createRoot(document.getElementById('app')).render(<App />)`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: react-hook-form marks the field invalid': {
    page: {
      widget: 'react-hook-form',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useForm } from 'react-hook-form'
        function App() {
          const { register, handleSubmit, formState: { errors } } = useForm()
          return <form onSubmit={handleSubmit(() => {})} noValidate>
            <input id="email" aria-invalid={!!errors.email} {...register('email', { pattern: /^\\S+@\\S+\\.\\w+$/ })} />
            {errors.email && <p role="alert">Not an address</p>}
            <button id="send">Sign up</button></form>
        }
        createRoot(document.getElementById('app')).render(<App />)`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: formik writes its message below the field': {
    page: {
      widget: 'formik',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { Formik, Form, Field, ErrorMessage } from 'formik'
        const validate = ({ email }) => (/\\.\\w+$/.test(email) ? {} : { email: 'Invalid address' })
        createRoot(document.getElementById('app')).render(
          <Formik initialValues={{ email: '', name: '' }} validate={validate} validateOnChange={false}
            validateOnBlur={false} onSubmit={() => {}}>
            <Form><Field id="email" name="email" type="text" /><ErrorMessage name="email" component="div" />
              <Field name="name" /><button id="send" type="submit">Sign up</button></Form>
          </Formik>)`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: final-form writes its message beside the field': {
    page: {
      widget: 'react-final-form',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { Form, Field } from 'react-final-form'
        const validate = ({ email }) => (/\\.\\w+$/.test(email) ? {} : { email: 'Not like this' })
        createRoot(document.getElementById('app')).render(
          <Form onSubmit={() => {}} validate={validate} render={({ handleSubmit }) => <form onSubmit={handleSubmit}>
            <Field name="email">{({ input, meta }) => <div><label>E-mail <input id="email" {...input} /></label>
              {meta.error && meta.submitFailed && <span>{meta.error}</span>}</div>}</Field>
            <button id="send">Sign up</button></form>} />)`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: TanStack Form puts an em after the field': {
    page: {
      widget: '@tanstack/react-form',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useForm } from '@tanstack/react-form'
        function App() {
          const form = useForm({ defaultValues: { email: '' } })
          return <form onSubmit={(event) => { event.preventDefault(); form.handleSubmit() }}>
            <form.Field name="email" validators={{ onSubmit: ({ value }) => /\\.\\w+$/.test(value) ? undefined : 'No such address' }}
              children={(field) => <><input id="email" value={field.state.value}
                onChange={(event) => field.handleChange(event.target.value)} />
                {field.state.meta.errors.length > 0 && <em>{field.state.meta.errors.join()}</em>}</>} />
            <button id="send">Sign up</button></form>
        }
        createRoot(document.getElementById('app')).render(<App />)`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: vee-validate announces it': {
    page: {
      widget: 'vee-validate',
      body: mount,
      script: `
        import { createApp, h } from 'vue'
        import { Form, Field, ErrorMessage } from 'vee-validate'
        const check = (value) => /\\.\\w+$/.test(value ?? '') || 'This is not an address'
        createApp({ render: () => h(Form, { validateOnMount: false, onSubmit() {} }, () => [
          h(Field, { name: 'email', id: 'email', rules: check, validateOnInput: false, validateOnChange: false, validateOnBlur: false, validateOnModelUpdate: false }),
          h(ErrorMessage, { name: 'email' }),
          h(Field, { name: 'city' }),
          h('button', { id: 'send' }, 'Sign up')]) }).mount('#app')`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: just-validate colours the field and says why': {
    page: {
      widget: 'just-validate',
      body: form(field('email') + field('name')),
      script: `
        import JustValidate from 'just-validate'
        new JustValidate('#form').addField('#email', [{ rule: 'email' }]).addField('#name', [{ rule: 'required' }])`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: Pristine says why': {
    page: {
      widget: 'pristinejs',
      body: form(
        `<div class="form-group">${field('email', 'E-mail', 'type="email" required')}</div>`,
        'novalidate',
      ),
      script: `
        import Pristine from 'pristinejs'
        const pristine = new Pristine(document.getElementById('form'))
        document.getElementById('form').addEventListener('submit', (event) => { event.preventDefault(); pristine.validate() })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: jQuery Validation labels the field': {
    page: {
      widget: 'jquery-validation',
      body: form(field('email', 'E-mail', 'type="email" required') + field('name', 'Name', 'required')),
      script: `
        import $ from 'jquery'
        import 'jquery-validation'
        $('#form').validate({ onkeyup: false, submitHandler: () => false })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: Parsley lists what is wrong': {
    page: {
      widget: 'parsleyjs',
      body: form(
        field('email', 'E-mail', 'data-parsley-type="email" data-parsley-pattern=".+\\.\\w+"'),
        'data-parsley-validate',
      ),
      script: `
        import $ from 'jquery'
        window.jQuery = window.$ = $
        await import('parsleyjs')`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: AngularJS shows its messages once the form was sent': {
    page: {
      widget: 'angular',
      body: `<div ng-app="shop"><form name="f" id="form" novalidate ng-submit="send()">
        <input id="email" name="email" ng-model="email" ng-pattern="/\\.\\w+$/" ng-model-options="{ updateOn: 'blur' }" required>
        <div ng-messages="f.email.$error" ng-if="f.$submitted"><div ng-message="required">It is needed</div>
          <div ng-message="pattern">It looks odd</div></div>
        <button id="send">Sign up</button></form></div>`,
      script: `
        import angular from 'angular'
        import 'angular-messages'
        angular.module('shop', ['ngMessages'])`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: the browser itself says what is missing': {
    page: {
      widget: 'native',
      body: form(
        field('email', 'E-mail', 'type="email" pattern=".+\\..+"') + field('name', 'Name', 'required'),
      ),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: a required field is hidden, and nothing shows': {
    page: {
      widget: 'native',
      body: form(field('email') + `<div hidden>${field('vat', 'VAT', 'required')}</div>`),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: a select that tom-select replaced is required': {
    page: {
      widget: 'tom-select',
      body: form(
        field('email') +
          '<select id="country" name="country" required><option value="">–</option><option>Chad</option></select>',
      ),
      script: `
        import TomSelect from 'tom-select'
        new TomSelect('#country')`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: the field turns red, and not a word is said': {
    page: {
      widget: 'native',
      body: `<style>.is-invalid { border-color: red; outline: 1px solid red }</style>${form(field('email') + field('name'), 'novalidate')}`,
      script: `document.getElementById('form').addEventListener('submit', (event) => {
        event.preventDefault()
        document.getElementById('email').classList.toggle('is-invalid', true)
      })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: the group around the field turns red': {
    page: {
      widget: 'native',
      body: `<style>.has-error { background: #fdd }</style>${form(`<div class="group">${field('email')}</div>` + field('name'), 'novalidate')}`,
      script: `document.getElementById('form').addEventListener('submit', (event) => {
        event.preventDefault()
        const group = document.querySelector('.group')
        group.classList.remove('has-error')
        setTimeout(() => group.classList.add('has-error'), 50)
      })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot sign up: a box of the browser says what is missing': {
    page: {
      widget: 'native',
      body: form(field('email') + field('name')),
      script: `document.getElementById('form').onsubmit = () => {
        alert('Please enter your name!')
        document.getElementById('name').focus()
        return false
      }`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot order: intl-tel-input finds the number too short': {
    page: {
      widget: 'intl-tel-input',
      body: `${form(field('email') + '<input id="phone" type="tel"> <span id="error-msg" hidden>Too short</span>')}`,
      script: `
        import intlTelInput from 'intl-tel-input/intlTelInputWithUtils'
        const iti = intlTelInput(document.getElementById('phone'), { initialCountry: 'us' })
        document.getElementById('form').addEventListener('submit', (event) => {
          event.preventDefault()
          document.getElementById('error-msg').hidden = iti.isValidNumber() === true
        })`,
    },
    async user(user) {
      await fill(user, '#phone', '12345')
      await tryTwice(user)
    },
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot pay: the card mask takes the number, the check does not': {
    page: {
      widget: 'imask',
      body: form(
        '<div><input id="email" placeholder="E-mail"></div><div><input id="card" placeholder="Card"><small></small></div>',
      ),
      script: `
        import IMask from 'imask'
        IMask(document.getElementById('card'), { mask: '0000 0000 0000 0000' })
        document.getElementById('form').addEventListener('submit', (event) => {
          event.preventDefault()
          document.querySelector('small').textContent = 'This number cannot be right'
        })`,
    },
    async user(user) {
      await fill(user, '#card', '4111111111111112')
      await tryTwice(user)
    },
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot book: the date that flatpickr asks for is missing': {
    page: {
      widget: 'flatpickr',
      body: form(field('email') + '<input id="date" name="date" placeholder="Arrival">'),
      script: `
        import flatpickr from 'flatpickr'
        flatpickr('#date')
        document.getElementById('form').addEventListener('submit', (event) => {
          event.preventDefault()
          const date = document.getElementById('date')
          if (date.value) return
          date.setAttribute('aria-invalid', 'true')
        })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot go on in a wizard, whose button is no submit button': {
    page: {
      widget: 'native',
      body: `<form id="form"><fieldset>${field('email')}<p class="step-error"></p></fieldset>
        <button type="button" id="back">Back</button> <button type="button" id="send" class="btn-next">Next</button></form>`,
      script: `document.getElementById('send').onclick = () => {
        document.querySelector('.step-error').textContent = 'Fill in all fields'
      }`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot send a form in a shadow tree': {
    page: {
      widget: 'native',
      body: '<x-form></x-form>',
      script: `customElements.define('x-form', class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: 'open' })
          root.innerHTML = '<form novalidate><input id="email"><p class="error-text"></p><button id="send">Go</button></form>'
          root.querySelector('form').onsubmit = (event) => {
            event.preventDefault()
            root.querySelector('p').textContent = 'No'
          }
        }
      })`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot save in a dialog that summarises what is wrong': {
    page: {
      widget: 'native',
      body: `<dialog id="dialog">${form(field('email') + '<div role="alert" id="summary"></div>', 'novalidate')}</dialog>`,
      script: `
        document.getElementById('dialog').showModal()
        document.getElementById('form').onsubmit = (event) => {
          event.preventDefault()
          document.getElementById('summary').innerHTML = '<ul><li>E-mail is wrong</li></ul>'
        }`,
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
})
