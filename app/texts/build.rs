//! Turns `locales/{id,en}/*.ftl` into typed functions, one a message.
use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> std::process::ExitCode {
    println!("cargo::rerun-if-changed=locales");
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a build script its folder this way"
    )]
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    build_from_locales_folder(
        BuildOptions::default()
            .with_default_language("id")
            .with_prefix("")
            .with_lint_level(LintLevel::Strict)
            .with_output_file_path(&format!("{out}/l10n.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!(
                "{out}/translations.ftl"
            )))
            .without_bidi_isolation()
            .without_format(),
    )
}
