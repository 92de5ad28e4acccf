// Where the server answers: beside the page's own address. Otherwise Streamlit's page first asks
// below the address itself, /dispute/_stcore/health, where nobody answers.
window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: new URL("./", location.href).href }
