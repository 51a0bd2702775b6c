//! Icons: drawings of one sprite, `public/icons.svg`. Always beside words, so hidden from screen readers.

use crate::assets;
use leptos::prelude::*;

macro_rules! glyphs {
    ($($(#[$meta:meta])* $variant:ident = $id:literal),+ $(,)?) => {
        /// A drawing of the sprite; named as in Lucide.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph {
            $(
                #[doc = concat!("`", $id, "`")]
                $variant,
            )+
        }

        impl Glyph {
            /// Every drawing.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its id in the sprite.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// Its address in the sprite.
            pub fn href(self) -> String {
                format!("{}#{}", assets::url("icons.svg"), self.id())
            }
        }
    };
}

glyphs! {
    Accessibility = "accessibility",
    ArrowLeft = "arrow-left",
    ArrowRight = "arrow-right",
    Bell = "bell",
    BellOff = "bell-off",
    Building = "landmark",
    Calendar = "calendar",
    Check = "check",
    ChevronDown = "chevron-down",
    Circle = "circle",
    CircleAlert = "circle-alert",
    CircleCheck = "circle-check",
    CircleDot = "circle-dot",
    CircleQuestion = "circle-question-mark",
    CircleUser = "circle-user",
    Clock = "clock",
    Comment = "message-circle",
    DoorClosed = "door-closed",
    DoorOpen = "door-open",
    ExternalLink = "external-link",
    EyeOff = "eye-off",
    File = "file-text",
    Filter = "list-filter",
    Flag = "flag",
    Globe = "globe",
    Hourglass = "hourglass",
    Inbox = "inbox",
    Info = "info",
    Key = "key-round",
    Languages = "languages",
    LifeBuoy = "life-buoy",
    Lightbulb = "lightbulb",
    Link = "link",
    Lock = "lock",
    LogOut = "log-out",
    Mail = "mail",
    MapPin = "map-pin",
    Mask = "venetian-mask",
    Megaphone = "megaphone",
    Pencil = "pencil",
    Phone = "phone",
    Plus = "plus",
    Printer = "printer",
    Quote = "quote",
    Reply = "reply",
    Route = "route",
    Search = "search",
    Send = "send",
    Shield = "shield-check",
    Smile = "smile",
    Support = "thumbs-up",
    Trash = "trash-2",
    Triangle = "triangle-alert",
    Undo = "undo-2",
    Users = "users",
    X = "x",
}

/// An icon as tall as the text beside it; also where the style sheet did not arrive.
#[component]
pub fn Icon(
    /// The drawing.
    glyph: Glyph,
) -> impl IntoView {
    let href = glyph.href();
    view! {
        <svg class="icon" width="20" height="20" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
            <use_ href=href></use_>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_is_in_the_sprite() {
        let sprite = include_str!("../../../../public/icons.svg");
        for glyph in Glyph::ALL {
            assert!(
                sprite.contains(&format!("id=\"{}\"", glyph.id())),
                "{glyph:?}"
            );
        }
    }
}
