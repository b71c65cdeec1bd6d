import '@material/web/button/filled-button.js'
import '@material/web/chips/assist-chip.js'
import '@material/web/iconbutton/icon-button.js'
