//! Crates that people's async code names and that are not here: their absence is ours, not the program's mistake.

const NETWORK = [
  'reqwest', 'hyper', 'hyper_util', 'http', 'http_body_util', 'axum', 'axum_extra', 'actix', 'actix_web', 'actix_rt', 'warp',
  'rocket', 'tide', 'poem', 'salvo', 'tonic', 'prost', 'tower_http', 'tokio_tungstenite', 'tungstenite', 'quinn',
  'rustls', 'tokio_rustls', 'native_tls', 'tokio_native_tls', 'surf', 'isahc', 'ureq', 'awc', 'h2', 'lapin', 'rdkafka', 'rumqttc',
  'teloxide', 'serenity', 'octocrab', 'ethers', 'trust_dns_resolver', 'hickory_resolver', 'socket2', 'lettre', 'mio', 'ssh2', 'russh',
]; // prettier-ignore
const DATA = [
  'sqlx', 'diesel', 'diesel_async', 'sea_orm', 'redis', 'bb8', 'deadpool', 'mongodb', 'tokio_postgres', 'rusqlite', 'sled', 'rocksdb',
  'scylla', 'elasticsearch', 'aws_sdk_s3', 'aws_config', 'object_store', 'surrealdb', 'r2d2', 'deadpool_postgres',
]; // prettier-ignore
const RUNTIMES = ['async_std', 'smol', 'glommio', 'monoio', 'tokio_uring', 'embassy', 'embassy_executor', 'async_executor', 'async_io', 'bastion', 'tokio_rayon', 'loom', 'shuttle']; // prettier-ignore
const OTHERS = [
  'clap', 'structopt', 'dotenv', 'dotenvy', 'toml', 'serde_yaml', 'serde_with', 'csv', 'bincode', 'rmp_serde', 'quick_xml', 'scraper',
  'url', 'regex', 'env_logger', 'pretty_env_logger', 'simple_logger', 'fern', 'log4rs', 'color_eyre', 'eyre', 'miette', 'snafu', 'rayon', 'criterion',
  'console_subscriber', 'tracing_appender', 'tracing_log', 'tracing_opentelemetry', 'opentelemetry', 'prometheus', 'governor', 'moka', 'lru', 'backon', 'tokio_retry',
  'tokio_cron_scheduler', 'cron', 'humantime', 'indicatif', 'crossterm', 'ratatui', 'tui', 'hex', 'base64', 'sha2', 'md5', 'ring', 'aes', 'argon2',
  'bcrypt', 'jsonwebtoken', 'nix', 'signal_hook', 'signal_hook_tokio', 'ctrlc', 'memmap2', 'tempfile', 'walkdir', 'zip', 'flate2', 'nom', 'pest',
  'mockall', 'proptest', 'quickcheck', 'rstest', 'test_log', 'serial_test', 'wiremock', 'mockito', 'derive_more', 'strum', 'bitflags', 'num_traits', 'num_enum', 'nalgebra', 'ndarray',
  'async_broadcast', 'async_lock', 'event_listener', 'tokio_metrics', 'ractor', 'kameo', 'xtra', 'wasm_bindgen', 'wasm_bindgen_futures', 'web_sys', 'js_sys', 'pyo3', 'tauri',
  'tower', 'tower_service', 'tower_layer', 'typetag', 'erased_serde', 'ahash', 'fxhash', 'rustc_hash', 'hashbrown', 'dyn_clone', 'enum_dispatch', 'itoa', 'ryu', 'textwrap', 'termcolor', 'colored', 'owo_colors', 'inquire', 'dialoguer', 'rustyline',
]; // prettier-ignore

/** What to say of a crate that exists but is not here; undefined for a name we know nothing of. */
export function absentCrate(name: string): string | undefined {
  const say = (what: string): string => `the crate \`${name}\` is not available here: ${what}`;
  if (NETWORK.includes(name))
    return say(
      'replace its calls by an async fn of your own that sleeps as long as the network would and returns data',
    );
  if (DATA.includes(name))
    return say(
      'replace its calls by an async fn of your own that sleeps as long as the database would and returns data',
    );
  if (RUNTIMES.includes(name)) return say('only tokio and the executors of `futures` are simulated');
  if (OTHERS.includes(name)) return say('write the part that the program needs into the program');
  return undefined;
}
