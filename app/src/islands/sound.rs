//! A quiet sound, made by the browser: no file to load.

use leptos::{
    wasm_bindgen::JsValue,
    web_sys::{AudioContext, OscillatorType},
};

/// Loudness, of 1.
const QUIET: f32 = 0.05;
const HERTZ: f32 = 660.0;
const SECONDS: f64 = 0.18;

/// Plays it once. A browser that does not let a page make sounds stays silent.
pub fn play() {
    let _ = try_play();
}

fn try_play() -> Result<(), JsValue> {
    let context = AudioContext::new()?;
    let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
    tone.set_type(OscillatorType::Sine);
    tone.frequency().set_value(HERTZ);
    volume.gain().set_value(QUIET);
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    tone.start()?;
    tone.stop_with_when(context.current_time() + SECONDS)
}
