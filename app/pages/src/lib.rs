//! Page handlers, forms and Leptos components, rendered to finished strings.
