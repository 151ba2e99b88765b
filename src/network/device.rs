//! Where networks compute: a real GPU through wgpu where there is one, else the CPU.
//!
//! A GPU is tried with a small convolution, forward and backward, against the CPU before anything depends on it. Software
//! adapters (llvmpipe and the like) count as no GPU: they are far slower than our own CPU path.

use std::str::FromStr;
use std::sync::OnceLock;

use burn::prelude::*;
use burn::tensor::module::conv2d;
use burn::tensor::ops::ConvOptions;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::error::UnknownName;
use super::{Architecture, Classes};

/// An environment variable that, set to anything, lets a software adapter pass as a GPU: slow, and enough to go through all that is
/// done on one.
#[cfg(feature = "gpu")]
const SOFTWARE_GPU: &str = "BRAIN_TUMOR_LAB_SOFTWARE_GPU";

/// From so many weights on, `auto` takes a GPU.
const MANY_WEIGHTS: usize = 1_000_000;

/// What the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceChoice {
    /// The CPU for the small networks, which our own convolution learns at once; for larger ones a real GPU where one works, else the CPU.
    #[default]
    Auto,
    /// The GPU, or an error.
    Gpu,
    /// The CPU.
    Cpu,
}

impl FromStr for DeviceChoice {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "auto" => Ok(Self::Auto),
            "gpu" => Ok(Self::Gpu),
            "cpu" => Ok(Self::Cpu),
            other => Err(UnknownName { name: other.to_owned(), what: "device", known: vec!["auto", "gpu", "cpu"] }),
        }
    }
}

/// The two kinds of devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// Through wgpu.
    Gpu,
    /// Through burn's flex backend and our own convolution.
    Cpu,
}

/// A device that works.
#[derive(Clone, Debug)]
pub struct ComputeDevice {
    device: Device,
    kind: DeviceKind,
    name: String,
    trouble: Option<DeviceTrouble>,
}

/// Why no GPU can be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DeviceTrouble {
    /// The program was built without.
    #[error("this program was built without GPU support")]
    NotBuilt,
    /// The machine has none, or its driver shows none.
    #[error("no GPU was found")]
    NotFound,
    /// The adapter of this name computes on the CPU.
    #[error("the only adapter, {0}, is software")]
    OnlySoftware(String),
    /// It cannot be started; the driver's own words.
    #[error("{0}")]
    NotStarted(String),
    /// Its driver panicked.
    #[error("its driver failed while it was tried")]
    DriverFailed,
    /// It does not compute as the CPU does.
    #[error("{name} failed its trial ({trial})")]
    TrialFailed {
        /// Name of the adapter.
        name: String,
        /// In what.
        trial: TrialFailure,
    },
}

/// What a device did wrong in its trial.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TrialFailure {
    /// Its numbers are not those of the CPU.
    #[error("it computes other numbers than the CPU")]
    OtherNumbers,
    /// There is no gradient.
    #[error("it gives no gradient")]
    NoGradient,
    /// Its numbers cannot be read; the library's own words.
    #[error("{0}")]
    Unreadable(String),
}

/// Whether a device can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceStatus {
    /// It can.
    Works,
    /// It cannot.
    Unusable(DeviceTrouble),
}

/// A device as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceDescription {
    /// GPU or CPU.
    pub kind: DeviceKind,
    /// Name of the adapter or the processor; `None` for a GPU that cannot be used.
    pub name: Option<String>,
    /// Whether it can be used.
    pub status: DeviceStatus,
    /// Whether `auto` takes it for the network that is trained unless another one is asked for.
    pub chosen: bool,
}

impl ComputeDevice {
    /// The CPU, with the threads of the pool that this is called in.
    pub fn cpu() -> Self {
        let threads = rayon::current_num_threads();
        let name = format!("CPU ({threads} {})", if threads == 1 { "thread" } else { "threads" });
        Self { device: Device::flex(), kind: DeviceKind::Cpu, name, trouble: None }
    }

    /// The CPU under the name of a GPU, for tests of what happens when one is lost.
    #[cfg(test)]
    pub fn pretended_gpu() -> Self {
        Self { kind: DeviceKind::Gpu, name: "a GPU".to_owned(), ..Self::cpu() }
    }

    /// The device for a choice and a network.
    ///
    /// Through wgpu, an H200 compiled and tried kernels for two minutes before it learned `compact3` as fast as two cores of its processor
    /// (BENCHMARKS.md): where nobody asks for a GPU, networks of less than [`MANY_WEIGHTS`] weights do not wait for one.
    ///
    /// # Errors
    /// When a GPU is demanded and none works.
    pub fn select_for(choice: DeviceChoice, architecture: Architecture) -> Result<Self, DeviceTrouble> {
        match choice {
            DeviceChoice::Auto if is_small(architecture) => Ok(Self::cpu()),
            choice => Self::select(choice),
        }
    }

    /// The device for a choice, for a network with many weights. The first call that may take a GPU starts and tries it, which takes seconds: never on the
    /// thread that draws.
    ///
    /// # Errors
    /// When a GPU is demanded and none works.
    pub fn select(choice: DeviceChoice) -> Result<Self, DeviceTrouble> {
        match choice {
            DeviceChoice::Gpu => gpu().clone(),
            DeviceChoice::Auto => Ok(gpu().clone().unwrap_or_else(|trouble| Self { trouble: Some(trouble), ..Self::cpu() })),
            DeviceChoice::Cpu => Ok(Self::cpu()),
        }
    }

    /// All devices of this machine, and which one `auto` takes for the network that is trained unless another one is asked for.
    pub fn list() -> Vec<DeviceDescription> {
        match gpu() {
            Ok(gpu) => {
                let takes_cpu = is_small(Architecture::BEST);
                vec![gpu.describe(!takes_cpu), Self::cpu().describe(takes_cpu)]
            }
            Err(trouble) => {
                let status = DeviceStatus::Unusable(trouble.clone());
                let none = DeviceDescription { kind: DeviceKind::Gpu, name: None, status, chosen: false };
                vec![none, Self::cpu().describe(true)]
            }
        }
    }

    /// It in a list.
    pub fn describe(&self, chosen: bool) -> DeviceDescription {
        DeviceDescription { kind: self.kind, name: Some(self.name.clone()), status: DeviceStatus::Works, chosen }
    }

    /// GPU or CPU.
    pub fn kind(&self) -> DeviceKind {
        self.kind
    }

    /// Name of the adapter, or of the CPU with its threads.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why the CPU was taken although a GPU would have been welcome.
    pub fn trouble(&self) -> Option<&DeviceTrouble> {
        self.trouble.as_ref()
    }

    pub(super) fn inner(&self) -> &Device {
        &self.device
    }
}

/// Whether `auto` leaves a network to the CPU.
fn is_small(architecture: Architecture) -> bool {
    architecture.parameters(Classes::Four) < MANY_WEIGHTS
}

/// The GPU of this process, started and tried once.
fn gpu() -> &'static Result<ComputeDevice, DeviceTrouble> {
    static GPU: OnceLock<Result<ComputeDevice, DeviceTrouble>> = OnceLock::new();
    GPU.get_or_init(|| {
        let tried = std::panic::catch_unwind(start_gpu);
        tried.unwrap_or(Err(DeviceTrouble::DriverFailed))
    })
}

#[cfg(not(feature = "gpu"))]
fn start_gpu() -> Result<ComputeDevice, DeviceTrouble> {
    Err(DeviceTrouble::NotBuilt)
}

#[cfg(feature = "gpu")]
fn start_gpu() -> Result<ComputeDevice, DeviceTrouble> {
    use burn::tensor::wgpu::wgpu::DeviceType;
    let takes_software = std::env::var_os(SOFTWARE_GPU).is_some();
    if !takes_software {
        look_for_hardware()?;
    }
    let (device, setup) = Device::wgpu_options().init_with_setup().map_err(|err| not_started(&err))?;
    let info = setup.adapter.get_info();
    if info.device_type == DeviceType::Cpu && !takes_software {
        return Err(DeviceTrouble::OnlySoftware(info.name));
    }
    self_test(&device).map_err(|trial| DeviceTrouble::TrialFailed { name: info.name.clone(), trial })?;
    Ok(ComputeDevice { device, kind: DeviceKind::Gpu, name: format!("{} ({})", info.name, info.backend), trouble: None })
}

/// Fails unless an adapter is hardware. Asked before the runtime starts: that one keeps a thread awake for good.
#[cfg(feature = "gpu")]
fn look_for_hardware() -> Result<(), DeviceTrouble> {
    use burn::tensor::wgpu::wgpu::{Adapter, Backends, DeviceType, Instance, InstanceDescriptor};
    // Without OpenGL: what computes well there has another driver too, and asking it makes noise on machines without a display.
    let backends = Backends::PRIMARY;
    let instance = Instance::new(InstanceDescriptor { backends, ..InstanceDescriptor::new_without_display_handle() });
    let adapters = pollster::block_on(instance.enumerate_adapters(backends));
    let infos: Vec<_> = adapters.iter().map(Adapter::get_info).collect();
    match infos.first() {
        None => Err(DeviceTrouble::NotFound),
        Some(first) if infos.iter().all(|info| info.device_type == DeviceType::Cpu) => {
            Err(DeviceTrouble::OnlySoftware(first.name.clone()))
        }
        Some(_) => Ok(()),
    }
}

#[cfg(feature = "gpu")]
fn not_started(err: &burn::tensor::wgpu::WgpuInitError) -> DeviceTrouble {
    use burn::tensor::wgpu::WgpuInitError;
    match err {
        WgpuInitError::AdapterUnavailable { .. } => DeviceTrouble::NotFound,
        other => DeviceTrouble::NotStarted(other.to_string().lines().next().unwrap_or("it cannot be started").to_owned()),
    }
}

/// One convolution, forward and backward, on `device` and on the CPU: they must agree.
#[cfg_attr(not(feature = "gpu"), expect(dead_code, reason = "only a GPU is tried"))]
fn self_test(device: &Device) -> Result<(), TrialFailure> {
    let wanted = trial(&Device::flex())?;
    let got = trial(device)?;
    let agree = |(a, b): (&f32, &f32)| (a - b).abs() <= 1e-3 * (1.0 + a.abs());
    if wanted.len() == got.len() && wanted.iter().zip(&got).all(agree) {
        return Ok(());
    }
    Err(TrialFailure::OtherNumbers)
}

/// The output and both gradients of a small convolution with fixed numbers.
fn trial(device: &Device) -> Result<Vec<f32>, TrialFailure> {
    let device = device.clone().autodiff();
    let wave = |count: usize, step: f32| -> Vec<f32> { (0..count).map(|i| ((i as f32 * step) % 1.7) - 0.8).collect() };
    let input = Tensor::<4>::from_data(TensorData::new(wave(2 * 3 * 12 * 10, 0.37), [2, 3, 12, 10]), &device).require_grad();
    let kernel = Tensor::<4>::from_data(TensorData::new(wave(4 * 3 * 3 * 3, 0.61), [4, 3, 3, 3]), &device).require_grad();
    let output = conv2d(input.clone(), kernel.clone(), None, ConvOptions::new([2, 2], [1, 1], [1, 1], 1));
    let gradients = (output.clone() * output.clone()).sum().backward();
    let gradient = |tensor: &Tensor<4>| tensor.grad(&gradients).ok_or(TrialFailure::NoGradient);
    let all = [output.inner(), gradient(&input)?, gradient(&kernel)?];
    let mut numbers = Vec::new();
    for tensor in all {
        let data = tensor.try_into_data().map_err(|err| TrialFailure::Unreadable(err.to_string()))?;
        numbers.extend(data.try_to_vec::<f32>().map_err(|err| TrialFailure::Unreadable(format!("{err:?}")))?);
    }
    Ok(numbers)
}
