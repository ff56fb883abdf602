package alertday

import (
	"math"
	"math/rand/v2"
	"time"
)

// Burst is a time in which a service writes more errors, or, with less, none of anything.
type Burst struct {
	Service string
	From    time.Duration
	Length  time.Duration
	// Errors a minute, on average.
	Errors float64
}

// Habit is what a service writes when nothing is the matter, a minute and on average. Its times are since the beginning
// of the day.
type Habit struct {
	Service      string
	Infos        float64
	Errors       float64
	Since, Until time.Duration
}

// Silence is a time in which a service writes nothing, or in which what it writes is received only at its end.
type Silence struct {
	Service  string
	From, To time.Duration
	// Withheld logs are received when the silence ends.
	Withheld bool
}

// Traffic is what services write over a time.
type Traffic struct {
	Day      time.Time
	Habits   []Habit
	Bursts   []Burst
	Silences []Silence
}

// Logs makes the traffic's logs, the same ones each time.
func (t Traffic) Logs(seed uint64) []Log {
	source := rand.New(rand.NewPCG(seed, 1))
	var logs []Log
	for _, habit := range t.Habits {
		for minute := habit.Since; minute < habit.Until; minute += time.Minute {
			errors := habit.Errors
			for _, burst := range t.Bursts {
				if burst.Service == habit.Service && minute >= burst.From && minute < burst.From+burst.Length {
					errors += burst.Errors
				}
			}
			logs = append(logs, t.minuteOf(source, habit.Service, minute, "info", habit.Infos)...)
			logs = append(logs, t.minuteOf(source, habit.Service, minute, statusError, errors)...)
		}
	}
	return logs
}

func (t Traffic) minuteOf(source *rand.Rand, service string, minute time.Duration, status string, mean float64) []Log {
	var logs []Log
	for range poisson(source, mean) {
		written := minute + time.Duration(source.Int64N(60_000))*time.Millisecond
		received := written + arrivalDelay(source)
		silence, silent := t.silenceOf(service, written)
		if silent && !silence.Withheld {
			continue
		}
		if silent {
			received = max(received, silence.To)
		}
		logs = append(logs, Log{Written: t.Day.Add(written), Received: t.Day.Add(received), Service: service, Status: status})
	}
	return logs
}

func (t Traffic) silenceOf(service string, at time.Duration) (Silence, bool) {
	for _, silence := range t.Silences {
		if silence.Service == service && at >= silence.From && at < silence.To {
			return silence, true
		}
	}
	return Silence{}, false
}

// Most logs are received within half a minute, nearly all within the default evaluation delay, and a few whenever their
// host is online again.
func arrivalDelay(source *rand.Rand) time.Duration {
	switch chance := source.Float64(); {
	case chance < 0.9:
		return between(source, 200*time.Millisecond, 30*time.Second)
	case chance < 0.985:
		return between(source, 30*time.Second, 50*time.Second)
	default:
		return late(source)
	}
}

// late is between one minute and six hours, and shorter the likelier.
func late(source *rand.Rand) time.Duration {
	const longest = 360
	return time.Duration(float64(time.Minute) * math.Pow(longest, source.Float64())).Truncate(time.Millisecond)
}

func between(source *rand.Rand, least time.Duration, most time.Duration) time.Duration {
	return (least + time.Duration(source.Int64N(int64(most-least)))).Truncate(time.Millisecond)
}

func poisson(source *rand.Rand, mean float64) int {
	limit := math.Exp(-mean)
	count := 0
	for product := source.Float64(); product > limit; product *= source.Float64() {
		count++
	}
	return count
}
